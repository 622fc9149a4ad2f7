// Keys and dragging in a notebook. A cell that has the focus itself takes commands; a field in it
// takes text. What is asked for goes to the server as one event, notebook-command.

const TWICE_MS = 800;

function cells(column) {
  return [...column.querySelectorAll(':scope > .cell')];
}

function typing(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.localName ?? '');
}

function tell(column, command, cell, text = '') {
  column.dispatchEvent(new CustomEvent('notebook-command', {
    detail: { command, cell: cell?.dataset.cell ?? '', text },
  }));
}

function go(column, cell, step) {
  const all = cells(column);
  const next = all[all.indexOf(cell) + step];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

const COMMANDS = {
  Enter: 'edit', a: 'above', b: 'below', z: 'undo', o: 'fold', D: 'duplicate',
};

/** Keys on a cell that has the focus itself; true when the key was one of ours. */
function onCell(column, cell, event, state) {
  const { key } = event;
  if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    tell(column, key === 'ArrowUp' ? 'up' : 'down', cell);
    return true;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (key !== 'd') state.d = 0;
  if (key === 'ArrowUp' || key === 'k') go(column, cell, -1);
  else if (key === 'ArrowDown' || key === 'j') go(column, cell, 1);
  else if (key === 'd') {
    if (event.repeat) return true; // held down it would take one cell after the other
    const now = Date.now();
    if (now - state.d < TWICE_MS) tell(column, 'delete', cell);
    state.d = now - state.d < TWICE_MS ? 0 : now;
  } else if (/^[1-7]$/.test(key)) tell(column, `kind-${key}`, cell);
  else if (COMMANDS[key]) tell(column, COMMANDS[key], cell);
  else return false;
  return true;
}

function onKey(column, event, state) {
  const target = event.composedPath()[0];
  const cell = target.closest?.('.cell');
  if (!cell || cell.parentElement !== column) return;
  const enters = event.key === 'Enter' && (event.shiftKey || event.ctrlKey || event.metaKey);
  let ours = true;
  if (enters) {
    tell(column, event.shiftKey ? 'run-next' : 'run', cell, typing(target) ? target.value : '');
  } else if (event.key === 'Escape' && target !== cell) {
    if (target.localName === 'textarea') tell(column, 'text', cell, target.value);
    cell.focus();
  } else if (target === cell) {
    ours = onCell(column, cell, event, state);
  } else {
    ours = false;
  }
  if (ours) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function dragging(column) {
  let dragged = null;
  let place = null;
  const mark = (cell) => {
    column.querySelectorAll(':scope > .drop').forEach((old) => old.classList.remove('drop'));
    cell?.classList.add('drop');
  };
  column.addEventListener('dragstart', (event) => {
    if (!event.target.classList?.contains('cell-kind')) return;
    dragged = event.target.closest('.cell');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    event.dataTransfer.setDragImage(dragged, 0, 0);
  });
  column.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    const above = cells(column).filter((cell) => {
      const box = cell.getBoundingClientRect();
      return event.clientY > box.top + box.height / 2;
    });
    place = above.at(-1) ?? null;
    mark(place ?? column.firstElementChild);
  });
  column.addEventListener('drop', (event) => {
    if (!dragged) return;
    event.preventDefault();
    if (place !== dragged) tell(column, 'drop', dragged, place?.dataset.cell ?? '');
  });
  column.addEventListener('dragend', () => {
    dragged = null;
    mark(null);
  });
}

// What is typed and not saved yet outlives its page: when the platform that the page was connected
// to is lost, the page loads again from another, and this is sent there.

const DRAFT_KEPT_MS = 10 * 60 * 1000;

function draftOf(cell) {
  return `fairlead cell ${cell.dataset.cell}`;
}

function keepDraft(column, event) {
  const target = event.composedPath()[0];
  const cell = target.closest?.('.cell-text');
  if (cell?.parentElement !== column || target.localName !== 'textarea') return;
  const { revision } = cell.dataset;
  sessionStorage.setItem(draftOf(cell), JSON.stringify({ text: target.value, revision, at: Date.now() }));
}

function sendDrafts(column) {
  cells(column).forEach((cell) => {
    const draft = JSON.parse(sessionStorage.getItem(draftOf(cell)) ?? 'null');
    if (!draft) return;
    if (Date.now() - draft.at > DRAFT_KEPT_MS) sessionStorage.removeItem(draftOf(cell));
    else tell(column, 'draft', cell, `${draft.revision} ${draft.text}`);
  });
}

/** Called by the server when a cell's text is saved, or somebody is asked about it. */
export function kept(cell, text) {
  const draft = JSON.parse(sessionStorage.getItem(draftOf(cell)) ?? 'null');
  if (draft?.text === text) sessionStorage.removeItem(draftOf(cell));
}

/** Called by the server when the cells are on the page. */
export function begin(column) {
  if (column.begun) return;
  column.begun = true;
  const state = { d: 0 };
  column.addEventListener('input', (event) => keepDraft(column, event), true);
  sendDrafts(column);
  column.addEventListener('keydown', (event) => onKey(column, event, state), true);
  dragging(column);
  // Arrows find their way into the cells from anywhere on the page that has no use for them.
  document.addEventListener('keydown', (event) => {
    const lost = [document.body, document.getElementById('content')].includes(document.activeElement);
    if (lost && column.isConnected && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      cells(column).at(event.key === 'ArrowDown' ? 0 : -1)?.focus();
      event.preventDefault();
    }
  });
}
