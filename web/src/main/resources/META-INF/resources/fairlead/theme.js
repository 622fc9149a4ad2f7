// Colours of charts, from the page's own variables; a canvas needs them resolved.

const OKABE_ITO = {
  light: ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#8C7A00', '#444444'],
  dark: ['#56B4E9', '#E69F00', '#2CC79A', '#CC79A7', '#F0E442', '#4F9BD9', '#E8743B', '#DDDDDD'],
};

const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

function resolved(variable) {
  const probe = document.createElement('span');
  probe.style.cssText = `color: var(${variable}); position: absolute; visibility: hidden`;
  document.body.append(probe);
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
  return `rgba(${r},${g},${b},${(a / 255).toFixed(3)})`;
}

export function isDark() {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'dark'
    || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

export function theme() {
  const dark = isDark();
  return {
    dark,
    series: OKABE_ITO[dark ? 'dark' : 'light'],
    text: resolved('--vaadin-text-color'),
    muted: resolved('--vaadin-text-color-secondary'),
    faint: resolved('--fl-faint'),
    line: resolved('--vaadin-border-color-secondary'),
    surface: resolved('--fl-surface'),
    page: resolved('--aura-app-background'),
    accent: resolved('--aura-accent-color'),
    states: {
      queued: resolved('--fl-faint'),
      running: resolved('--fl-run'),
      paused: resolved('--fl-wait'),
      finished: resolved('--fl-ok'),
      pruned: resolved('--fl-faint'),
      failed: resolved('--fl-bad'),
      stopped: resolved('--fl-faint'),
    },
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** Calls back when the page turns light or dark. */
export function onThemeChange(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, {
    attributes: true, attributeFilter: ['style', 'theme', 'class'],
  });
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', callback);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', callback);
  };
}
