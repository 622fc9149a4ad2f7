// The small menu of a chart: axes, smoothing, exports, the data as a table.

const SMOOTHING = [[0, 'none'], [0.5, 'light'], [0.8, 'medium'], [0.95, 'strong']];
const SHOWN_ROWS = 500;

function item(text, act, role = 'menuitem', checked) {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('role', role);
  if (checked !== undefined) button.setAttribute('aria-checked', checked);
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}

function save(chart, type, href) {
  const link = document.createElement('a');
  link.href = href;
  link.download = `${chart.labels.key}.${type}`;
  link.click();
}

function csv(rows) {
  const quoted = (cell) => {
    const text = cell === null || cell === undefined ? '' : String(cell);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(quoted).join(',')).join('\n');
}

function toggleTable(chart) {
  const host = chart.querySelector('.chart-table');
  host.hidden = !host.hidden;
  if (host.hidden) return;
  const [head, ...rows] = chart.rows;
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = rows.length > SHOWN_ROWS
    ? `${chart.labels.title}: the first ${SHOWN_ROWS} of ${rows.length} rows; CSV has all`
    : chart.labels.title;
  const header = table.createTHead().insertRow();
  head.forEach((name) => {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = name;
    header.append(cell);
  });
  const body = table.createTBody();
  rows.slice(0, SHOWN_ROWS).forEach((row) => {
    const line = body.insertRow();
    row.forEach((cell) => { line.insertCell().textContent = cell ?? ''; });
  });
  host.replaceChildren(table);
}

function items(chart, close) {
  const { offers, settings } = chart;
  const list = [];
  const toggle = (setting, text) => list.push(item(text, () => {
    chart.set(setting, !settings[setting]);
    close();
  }, 'menuitemcheckbox', Boolean(settings[setting])));
  if (offers.includes('logX')) toggle('logX', 'Logarithmic x axis');
  if (offers.includes('logY')) toggle('logY', 'Logarithmic y axis');
  if (offers.includes('smoothing')) {
    SMOOTHING.forEach(([weight, name]) => list.push(item(`Smoothing: ${name}`, () => {
      chart.set('smoothing', weight);
      close();
    }, 'menuitemradio', settings.smoothing === weight)));
  }
  const then = (act) => () => { act(); close(); };
  list.push(
    item('Data as a table', then(() => toggleTable(chart))),
    item('Save as PNG', then(() => save(chart, 'png', chart.image('png')))),
    item('Save as SVG', then(() => save(chart, 'svg', chart.image('svg')))),
    item('Save as CSV', then(() => save(chart, 'csv',
      URL.createObjectURL(new Blob([csv(chart.rows)], { type: 'text/csv' }))))));
  return list;
}

function move(list, step) {
  const all = [...list.children];
  const at = all.indexOf(document.activeElement);
  all[(at + step + all.length) % all.length].focus();
}

export function chartMenu(chart) {
  const holder = document.createElement('div');
  holder.className = 'chart-menu';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chart-menu-button';
  button.textContent = '⋯';
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', `Options of ${chart.labels.title}`);
  const list = document.createElement('div');
  list.setAttribute('role', 'menu');
  list.hidden = true;
  const close = () => {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  button.addEventListener('click', () => {
    if (!list.hidden) return close();
    list.replaceChildren(...items(chart, () => { close(); button.focus(); }));
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    list.firstElementChild.focus();
    return undefined;
  });
  holder.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'Escape') { close(); button.focus(); event.stopPropagation(); }
    if (event.key === 'ArrowDown') { move(list, 1); event.preventDefault(); }
    if (event.key === 'ArrowUp') { move(list, -1); event.preventDefault(); }
  });
  holder.addEventListener('focusout', (event) => {
    if (!holder.contains(event.relatedTarget)) close();
  });
  holder.append(button, list);
  return holder;
}
