// Keys of the whole application, its appearance, and buttons that copy.

const KEPT = 'fairlead.appearance';

function appear(scheme) {
  document.documentElement.style.colorScheme = scheme ?? '';
}

export function toggleAppearance() {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = scheme === 'dark'
    || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const next = dark ? 'light' : 'dark';
  localStorage.setItem(KEPT, next);
  appear(next);
}

appear(localStorage.getItem(KEPT));

function typing(event) {
  const target = event.composedPath()[0];
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName ?? '');
}

function tell(name) {
  document.querySelector('.frame')?.dispatchEvent(new CustomEvent(name));
}

addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    tell('fairlead-palette');
  } else if (event.key === '?' && !typing(event)) {
    tell('fairlead-keys');
  }
}, true);

addEventListener('click', (event) => {
  const path = event.composedPath();
  if (path.some((each) => each.classList?.contains('appearance'))) toggleAppearance();
  const button = path.find((each) => each.dataset?.copy);
  if (!button) return;
  const text = button.textContent;
  navigator.clipboard?.writeText(button.dataset.copy).then(() => {
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = text; }, 1500);
  }, () => {});
});
