// What all kinds of charts share: axes, tooltips, zoom, numbers.

export function brief(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (typeof value !== 'number') return String(value);
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2).replace(/\.?0+e/, 'e');
  return Number(value.toPrecision(4)).toLocaleString('en-US', { maximumFractionDigits: 12 });
}

export function axis(name, t, log, extra = {}) {
  return {
    type: log ? 'log' : 'value',
    name,
    nameLocation: 'middle',
    nameTextStyle: { color: t.muted, fontSize: 12 },
    scale: true,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: t.muted, fontSize: 12, hideOverlap: true, formatter: brief },
    splitLine: { lineStyle: { color: t.line } },
    minorSplitLine: { show: false },
    ...extra,
  };
}

export function xAxis(name, t, log, extra) {
  return axis(name, t, log, { nameGap: 28, splitLine: { show: false }, ...extra });
}

export function yAxis(name, t, log, extra) {
  return axis(name, t, log, { nameGap: 48, ...extra });
}

export function tooltip(t, formatter, extra = {}) {
  return {
    confine: true,
    backgroundColor: t.surface,
    borderColor: t.line,
    padding: [8, 12],
    textStyle: { color: t.text, fontSize: 12 },
    formatter,
    ...extra,
  };
}

/** Zoom by drag; the toolbox that ECharts needs for it stays out of sight. */
export function zoom() {
  return {
    toolbox: { top: -200, feature: { dataZoom: { brushStyle: { color: 'rgba(128,128,128,.18)' } } } },
  };
}

export function legend(t, extra = {}) {
  return {
    type: 'scroll', top: 0, left: 0, itemWidth: 14, itemHeight: 8, itemGap: 14, icon: 'roundRect',
    textStyle: { color: t.muted, fontSize: 12 }, pageTextStyle: { color: t.muted },
    inactiveColor: t.faint, ...extra,
  };
}

export function lines(...pairs) {
  const box = document.createElement('div');
  for (const [name, value] of pairs) {
    const row = document.createElement('div');
    row.className = 'tip-row';
    const left = document.createElement('span');
    left.textContent = name;
    const right = document.createElement('b');
    right.textContent = value;
    row.append(left, right);
    box.append(row);
  }
  return box;
}

export const STATES = ['queued', 'running', 'paused', 'finished', 'pruned', 'failed', 'stopped'];
