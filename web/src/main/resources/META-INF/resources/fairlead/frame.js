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

/**
 * Enter on a row of a table follows the row's link, space selects the row, wherever in it the focus
 * is; a grid by itself does neither on a cell that holds more than text.
 */
function openRow(event) {
  const path = event.composedPath();
  if (!['Enter', ' '].includes(event.key) || /^(a|button|input)$/.test(path[0].localName ?? '')) return;
  const grid = path.find((each) => each.localName === 'vaadin-grid');
  const row = path.find((each) => each.localName === 'tr' && each.closest('tbody'));
  if (!grid?.classList.contains('table') || grid.hasAttribute('interacting') || !row) return;
  if (event.key === ' ') {
    const { item } = grid.getEventContext(event);
    if (item) grid.activeItem = item;
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const link = [...row.querySelectorAll('slot')]
    .flatMap((slot) => slot.assignedElements())
    .map((cell) => cell.querySelector('a[router-link]'))
    .find(Boolean);
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  link.click();
}

addEventListener('keydown', openRow, true);

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
  if (path.some((each) => each.classList?.contains('skip'))) document.getElementById('content')?.focus();
  const button = path.find((each) => each.dataset?.copy);
  if (!button) return;
  const text = button.textContent;
  navigator.clipboard?.writeText(button.dataset.copy).then(() => {
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = text; }, 1500);
  }, () => {});
});
