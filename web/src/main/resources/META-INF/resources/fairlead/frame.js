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

/** The grid and the row of a table that a key was pressed on, unless something in a cell has it. */
function rowOf(event) {
  const path = event.composedPath();
  if (/^(a|button|input)$/.test(path[0].localName ?? '')) return null;
  const grid = path.find((each) => each.localName === 'vaadin-grid');
  const row = path.find((each) => each.localName === 'tr' && each.closest('tbody'));
  return grid?.classList.contains('table') && !grid.hasAttribute('interacting') && row ? { grid, row } : null;
}

/**
 * Enter on a row of a table follows the row's link, space selects the row, wherever in it the focus
 * is; a grid by itself does neither on a cell that holds more than text.
 */
function openRow(event) {
  const at = ['Enter', ' '].includes(event.key) ? rowOf(event) : null;
  if (!at) return;
  if (event.key === ' ') {
    const { item } = at.grid.getEventContext(event);
    if (item) at.grid.activeItem = item;
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const link = [...at.row.querySelectorAll('slot')]
    .flatMap((slot) => slot.assignedElements())
    .map((cell) => cell.querySelector('a[router-link]'))
    .find(Boolean);
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  link.click();
}

/** A grid clicks what is in a cell when space is let go: a link there would leave the page. */
function keepRow(event) {
  if (event.key === ' ' && rowOf(event)) event.stopPropagation();
}

addEventListener('keydown', openRow, true);
addEventListener('keyup', keepRow, true);

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
