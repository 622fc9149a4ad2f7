// <fairlead-chart>: one chart. The server calls describe(), then show() or patch() of its kind;
// what is drawn is always all the data held here, so a redraw costs no request.
import * as echarts from '../../_static/echarts/6.0.0/dist/echarts.esm.min.mjs';
import { onThemeChange, theme } from './theme.js';
import { history } from './chart-history.js';
import { curves } from './chart-curves.js';
import { parallel } from './chart-parallel.js';
import { chartMenu } from './chart-menu.js';

const KINDS = { history, curves, parallel };

// Charts of a page draw one a frame: each shows when it is ready, not when all are.
const waiting = [];
let frame = 0;

function drawNext() {
  const draw = waiting.shift();
  frame = waiting.length ? requestAnimationFrame(drawNext) : 0;
  draw();
}

function inTurn(draw) {
  waiting.push(draw);
  frame ||= requestAnimationFrame(drawNext);
}

class FairleadChart extends HTMLElement {
  #chart;
  #kind;
  #labels;
  #settings = { logX: false, logY: false, smoothing: 0 };
  #data;
  #selected = null;
  #waits = false;
  #drawn = false;
  #ends = [];

  connectedCallback() {
    const resize = new ResizeObserver(() => this.#chart?.resize());
    resize.observe(this);
    this.#ends = [
      () => resize.disconnect(),
      onThemeChange(() => { this.#drawn = false; this.#redraw(); }),
    ];
    if (this.#labels) this.describe(this.#labels);
  }

  disconnectedCallback() {
    this.#ends.forEach((end) => end());
    this.#chart?.dispose();
    this.#chart = undefined;
    this.#drawn = false;
  }

  /** labels: kind, title, x, y (axis titles with units), empty, key (where settings are kept), … */
  describe(labels) {
    this.#labels = labels;
    this.#kind = KINDS[labels.kind];
    this.#data ??= this.#kind.start();
    this.#settings = { ...this.#settings, ...stored(labels.key) };
    const head = document.createElement('div');
    head.className = 'chart-head';
    const title = document.createElement('h2');
    title.textContent = labels.title;
    const note = document.createElement('span');
    note.className = 'chart-note';
    head.append(title, note, chartMenu(this));
    const plot = document.createElement('div');
    plot.className = 'chart-plot';
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-label', labels.title);
    const message = document.createElement('div');
    message.className = 'chart-message';
    const table = document.createElement('div');
    table.className = 'chart-table';
    table.hidden = true;
    this.replaceChildren(head, plot, message, table);
    this.setAttribute('data-kind', labels.kind);
    this.setAttribute('data-state', 'loading');
    this.#chart?.dispose();
    this.#chart = echarts.init(plot, null, { renderer: 'canvas' });
    this.#drawn = false;
    this.#listen();
    if (this.#data.ready) this.#redraw();
  }

  show(data) {
    this.#kind.show(this.#data, data);
    this.#data.ready = true;
    this.#redraw();
  }

  patch(data) {
    this.#kind.patch(this.#data, data);
    this.#data.ready = true;
    this.#redraw();
  }

  /** Trials chosen elsewhere; null for none in particular. */
  select(numbers) {
    this.#selected = numbers ? new Set(numbers) : null;
    this.#redraw();
  }

  note(text) {
    this.querySelector('.chart-note').textContent = text;
  }

  fail(text) {
    if (this.#data?.ready) return;
    this.setAttribute('data-state', 'failed');
    this.querySelector('.chart-message').textContent = text;
  }

  get labels() { return this.#labels; }
  get settings() { return this.#settings; }
  get rows() { return this.#kind.rows(this.#data, this.#labels); }
  get offers() { return this.#kind.offers; }

  set(setting, value) {
    this.#settings = { ...this.#settings, [setting]: value };
    localStorage.setItem(`fairlead.chart.${this.#labels.key}`, JSON.stringify(this.#settings));
    this.#drawn = false;
    this.#redraw();
  }

  image(type) {
    const { surface } = theme();
    if (type === 'png') {
      return this.#chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: surface });
    }
    const drawing = echarts.init(null, null, {
      renderer: 'svg', ssr: true, width: this.#chart.getWidth(), height: this.#chart.getHeight(),
    });
    drawing.setOption({ backgroundColor: surface, ...this.#option() });
    const text = drawing.renderToSVGString();
    drawing.dispose();
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  #option() {
    return this.#kind.option(this.#data, this.#labels, this.#settings, theme(), this.#selected);
  }

  #redraw() {
    if (!this.#chart || !this.#data?.ready || this.#waits) return;
    this.#waits = true;
    inTurn(() => {
      this.#waits = false;
      if (this.#chart) this.#draw();
    });
  }

  #draw() {
    const empty = this.#kind.count(this.#data) === 0;
    this.setAttribute('data-state', empty ? 'empty' : 'full');
    this.querySelector('.chart-message').textContent = empty ? this.#labels.empty : '';
    if (!empty) {
      const option = { animation: false, textStyle: { fontFamily: theme().font }, ...this.#option() };
      this.#chart.setOption(option, this.#drawn
        ? { replaceMerge: ['series'], lazyUpdate: false } : { notMerge: true });
      if (!this.#drawn && this.#kind.zooms) this.#armZoom();
      this.#drawn = true;
    }
    const plot = this.querySelector('.chart-plot');
    plot.setAttribute('aria-label', `${this.#labels.title}. ${this.#kind.summary(this.#data)}`);
    this.setAttribute('data-points', this.#kind.count(this.#data));
    this.setAttribute('data-last-step', this.#kind.lastStep(this.#data));
    this.setAttribute('data-drawn-at', Date.now());
  }

  #armZoom() {
    this.#chart.dispatchAction({
      type: 'takeGlobalCursor', key: 'dataZoomSelect', dataZoomSelectActive: true,
    });
  }

  #listen() {
    const chart = this.#chart;
    chart.on('click', (at) => {
      const number = this.#kind.picked(this.#data, at);
      if (number !== undefined) this.#tell('chart-pick', { number });
    });
    chart.getZr().on('dblclick', () => {
      this.#drawn = false;
      this.#redraw();
    });
    chart.on('axisareaselected', () => {
      const numbers = this.#kind.brushed?.(this.#data, chart);
      this.#tell('chart-brush', { numbers: numbers === null ? '' : numbers.join(',') });
    });
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(`fairlead.chart.${key}`)) ?? {};
  } catch {
    return {};
  }
}

customElements.define('fairlead-chart', FairleadChart);
