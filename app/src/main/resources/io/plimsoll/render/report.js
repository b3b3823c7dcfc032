// Draws the figures from the numbers in the page. Numbers and Plotly are unpacked first; figures are drawn when they come near.
const root = document.documentElement;
const query = matchMedia('(prefers-color-scheme: dark)');
const setTheme = dark => { root.dataset.theme = dark ? 'dark' : 'light'; };
setTheme(query.matches);

// Base 85 in printable ASCII less what HTML gives a meaning: five digits are four bytes, and n + 1 left over are n.
const digits = new Uint8Array(127);
Array.from({length: 94}, (_, i) => i + 33).filter(c => !'<>&"\'\\`{}'.includes(String.fromCharCode(c))).forEach((c, i) => { digits[c] = i; });
function bytes(text) {
  const padded = text + '~'.repeat((5 - text.length % 5) % 5), words = new DataView(new ArrayBuffer(padded.length / 5 * 4));
  for (let i = 0; i < padded.length; i += 5) {
    let word = 0;
    for (let j = 0; j < 5; j++) word = word * 85 + digits[padded.charCodeAt(i + j)];
    words.setUint32(i / 5 * 4, word);
  }
  return new Uint8Array(words.buffer, 0, Math.floor(text.length * 4 / 5));
}

const unpack = id => new Response(new Blob([bytes(document.getElementById(id).textContent)]).stream()
  .pipeThrough(new DecompressionStream('gzip'))).text();

async function loadPlotly() {
  const script = document.createElement('script');
  script.textContent = await unpack('plotly');
  document.head.append(script);
  return window.Plotly;
}

// A series that comes as whole steps from one number to the next.
function series({scale, steps}) {
  let sum = 0;
  return steps.map(step => step === null ? null : (sum += step) / scale);
}

const data = JSON.parse(await unpack('data'));
data.sides.forEach(s => {
  Object.keys(s.margins).forEach(m => { s.margins[m] = series(s.margins[m]); });
  s.nn = series(s.nn);
  s.controlled = series(s.controlled);
});

const color = name => getComputedStyle(root).getPropertyValue('--' + name).trim();
const dark = () => root.dataset.theme === 'dark';
// Okabe and Ito's palette, which colour-blind readers can tell apart.
const palette = () => dark()
  ? {own: '#6cb2ff', base: '#e69f00', breach: '#ff7a59', loss: '#66737f', extra: ['#56d0a0', '#cc79a7', '#f0e442', '#56b4e9', '#d55e00', '#b8c0c8', '#9a8cff']}
  : {own: '#0b5cad', base: '#b86e00', breach: '#c8371b', loss: '#b4bec8', extra: ['#009e73', '#aa4a86', '#8a7f00', '#3a8fc4', '#d55e00', '#5a6675', '#6a4fd0']};

function layout(extra) {
  const axis = {gridcolor: color('line'), zerolinecolor: color('line'), linecolor: color('line'), automargin: true};
  const marks = data.simulated
    ? [{text: 'SIMULATED', xref: 'paper', yref: 'paper', x: 0.5, y: 0.5, textangle: -14, showarrow: false, opacity: dark() ? 0.2 : 0.14, font: {size: 54, color: color('ink')}}]
    : [];
  const {xaxis, yaxis, ...rest} = extra;
  return {
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', font: {color: color('ink'), family: 'system-ui, sans-serif', size: 12},
    margin: {l: 56, r: 16, t: 30, b: 40}, hovermode: 'x unified', annotations: marks,
    legend: {orientation: 'h', y: -0.18, x: 0}, modebar: {bgcolor: 'rgba(0,0,0,0)', color: color('soft'), activecolor: color('accent')}, hoverlabel: {bgcolor: color('panel'), bordercolor: color('line'), font: {color: color('ink')}},
    xaxis: {...axis, ...xaxis}, yaxis: {...axis, ...yaxis}, ...rest,
  };
}

// Where the colours are used up, a dash tells lines apart.
const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash'];
const over = dates => ({xaxis: {range: [dates[0], dates.at(-1)]}});
const line = (x, y, name, c, more = {}) => ({x, y, name, type: 'scatter', mode: 'lines', line: {color: c, width: 1.6}, ...more});

// What each side's figure shows, and how each model's line looks: the same whatever else is shown.
const shown = data.sides.map(() => new Set(['loss', 'breach', 'nn+controller', data.baseline]));
function look(s, m) {
  const p = palette();
  if (m === 'nn+controller') return {color: p.own, width: 1.6, dash: 'solid'};
  if (m === data.baseline) return {color: p.base, width: 1.2, dash: 'solid'};
  const others = [...new Set([...s.first, ...Object.keys(s.margins)])].filter(o => o !== 'nn+controller' && o !== data.baseline);
  const j = others.indexOf(m), n = p.extra.length;
  return {color: p.extra[j % n], width: 1, dash: dashes[Math.floor(j / n) % dashes.length]};
}

function margin(i) {
  const s = data.sides[i], p = palette(), own = s.margins['nn+controller'], hit = s.breaches, on = shown[i];
  const lines = [...Object.keys(s.margins).filter(m => m !== 'nn+controller'), 'nn+controller'].filter(m => on.has(m));
  return [[
    ...on.has('loss') ? [{x: s.dates, y: s.losses.map(v => Math.max(0, v)), name: 'loss', type: 'bar', marker: {color: p.loss}, hovertemplate: '%{y:.4g}'}] : [],
    ...lines.map(m => line(s.dates, s.margins[m], m, '', {line: look(s, m), hovertemplate: '%{y:.4g}'})),
    ...on.has('breach') ? [{x: hit.map(t => s.dates[t]), y: hit.map(t => s.losses[t]), name: 'breach', type: 'scatter', mode: 'markers', cliponaxis: false,
      marker: {color: p.breach, size: innerWidth < 760 ? 7 : 9, symbol: 'diamond', line: {color: color('paper'), width: 1}},
      text: hit.map(t => `excess ${(s.losses[t] - own[t]).toPrecision(3)}`), hovertemplate: '%{y:.4g}, %{text}'}] : [],
  ], layout({...over(s.dates), yaxis: {title: {text: data.unit}, rangemode: 'tozero'}, bargap: 0, showlegend: false, uirevision: 'kept', height: 380})];
}

// The legend of a margin figure: a box to tick for each line, the telling ones at hand, the rest behind a summary.
const samples = {loss: 'M3 9V3M8 9V0M13 9V5M18 9V2M23 9V4', breach: 'M13 0l5 5-5 5-5-5z'};
const strokes = {dash: '6 3', dot: '2 2', dashdot: '6 2 2 2', longdash: '9 3'};
function box(plot, name) {
  const i = Number(plot.dataset.index), label = document.createElement('label'), input = document.createElement('input'), path = samples[name] || 'M1 5h24';
  label.innerHTML = `<svg viewBox="0 0 26 10" width=26 height=10 aria-hidden=true><path d="${path}"/></svg>`;
  input.type = 'checkbox';
  input.value = name;
  input.checked = shown[i].has(name);
  input.addEventListener('change', () => { shown[i][input.checked ? 'add' : 'delete'](name); draw(plot); });
  label.prepend(input);
  label.append(name);
  return label;
}
function legend(plot) {
  const s = data.sides[plot.dataset.index], p = palette(), place = plot.nextElementSibling;
  if (!place.firstChild) {
    place.append(...['loss', 'breach', ...s.first].map(m => box(plot, m)));
    const rest = s.groups.map(g => ({title: g.title, models: g.models.filter(m => !s.first.includes(m))})).filter(g => g.models.length);
    const more = document.createElement('details'), summary = document.createElement('summary');
    summary.textContent = `${rest.reduce((n, g) => n + g.models.length, 0)} more models`;
    more.append(summary, ...rest.map(g => {
      const set = document.createElement('fieldset'), title = document.createElement('legend');
      title.textContent = g.title;
      set.append(title, ...g.models.map(m => box(plot, m)));
      return set;
    }));
    if (rest.length) place.append(more);
  }
  place.querySelectorAll('label').forEach(label => {
    const name = label.firstChild.value, path = label.querySelector('path'), style = samples[name] ? {color: p[name], width: name === 'loss' ? 2 : 0} : look(s, name);
    path.setAttribute('style', `stroke:${style.color};stroke-width:${style.width && style.width + 0.6};stroke-dasharray:${strokes[style.dash] || 'none'};fill:${name === 'breach' ? style.color : 'none'}`);
  });
}

function multiplier(i) {
  const s = data.sides[i], p = palette();
  const bound = y => ({type: 'line', xref: 'paper', x0: 0, x1: 1, y0: y, y1: y, line: {color: color('soft'), width: 1, dash: y === 1 ? 'solid' : 'dot'}});
  return [[line(s.dates, s.nn, 'nn', p.extra[0], {line: {color: p.extra[0], width: 1.1}}), line(s.dates, s.controlled, 'nn+controller', p.own)],
    layout({...over(s.dates), yaxis: {title: {text: 'multiplier'}, range: [0.75, 1.55]}, shapes: [bound(0.8), bound(1), bound(1.5)], height: 270})];
}

function ledger(i) {
  const s = data.sides[i], p = palette();
  return [[line(s.dates, s.state, 'g', p.own), line(s.dates, s.cap, 'C, clipped at cap', p.breach), line(s.dates, s.floor, 'D, clipped at floor', p.base)],
    layout({...over(s.dates), yaxis: {title: {text: 'log multiplier'}}, height: 270})];
}

function smiles(i) {
  const p = palette(), colors = [p.own, p.base, ...p.extra], traces = [];
  data.days[i].forEach((s, j) => {
    const c = colors[j % colors.length], name = `${s.days} days`;
    const spread = s.half.some(h => h !== null) ? {error_y: {type: 'data', array: s.half, color: c, thickness: 1}} : {};
    traces.push({x: s.k, y: s.vol, name, legendgroup: name, type: 'scatter', mode: 'markers', marker: {color: c, size: 6}, ...spread});
    if (s.curveK.length) traces.push(line(s.curveK, s.curveVol, name + ' fit', c, {legendgroup: name, showlegend: false}));
  });
  return [traces, layout({hovermode: 'closest', xaxis: {title: {text: 'ln(K/F)'}}, yaxis: {title: {text: 'implied volatility'}, tickformat: '.0%'}, legend: {orientation: 'h', y: -0.3, x: 0}, height: 400})];
}

function surface(i) {
  const fits = data.days[i].filter(s => s.curveK.length), p = palette();
  const at = (s, k) => {
    const j = s.curveK.findIndex(x => x >= k);
    if (j < 0 || k < s.curveK[0]) return null;
    if (j === 0) return s.curveVol[0];
    const w = (k - s.curveK[j - 1]) / (s.curveK[j] - s.curveK[j - 1]);
    return s.curveVol[j - 1] * (1 - w) + s.curveVol[j] * w;
  };
  const low = Math.min(...fits.map(s => s.curveK[0])), high = Math.max(...fits.map(s => s.curveK.at(-1)));
  const k = Array.from({length: 41}, (_, j) => low + (high - low) * j / 40);
  const axis = {gridcolor: color('line'), color: color('ink')};
  return [[{type: 'surface', x: k, y: fits.map(s => s.days), z: fits.map(s => k.map(x => at(s, x))), colorscale: 'Viridis', showscale: false, opacity: 0.95},
    ...fits.map(s => ({type: 'scatter3d', mode: 'markers', x: s.k, y: s.k.map(() => s.days), z: s.vol, marker: {size: 2.6, color: p.breach}, showlegend: false}))],
    layout({height: 400, margin: {l: 0, r: 0, t: 0, b: 0}, scene: {camera: {eye: {x: 1.5, y: 1.5, z: 1}, center: {x: 0, y: 0, z: -0.12}}, xaxis: {...axis, title: {text: 'ln(K/F)'}}, yaxis: {...axis, title: {text: 'days'}}, zaxis: {...axis, title: {text: 'volatility'}, tickformat: '.0%'}}})];
}

function vol() {
  const p = palette(), traces = [line(data.vol.dates, data.vol.atm, 'at the money, 30 days', p.own)];
  if (data.vol.indexName) traces.push(line(data.vol.dates, data.vol.index, data.vol.indexName, p.base, {line: {color: p.base, width: 1.1}}));
  return [traces, layout({yaxis: {title: {text: 'volatility'}, tickformat: '.0%'}, height: 340})];
}

const kinds = {margin, multiplier, ledger, smiles, surface, vol};
const plots = [...document.querySelectorAll('.plot')];
const Plotly = await loadPlotly();
const draw = plot => {
  plot.dataset.drawn = 'yes';
  const [traces, shape] = kinds[plot.dataset.kind](Number(plot.dataset.index));
  // The mark stays whole in a narrow figure.
  shape.annotations.forEach(mark => { mark.font.size = Math.max(26, Math.min(54, 0.075 * plot.clientWidth)); });
  if (plot.dataset.kind === 'margin') legend(plot);
  return Plotly.react(plot, traces, shape, {responsive: true, displaylogo: false});
};
const near = new IntersectionObserver(entries => entries.forEach(e => {
  if (e.isIntersecting) { near.unobserve(e.target); draw(e.target); }
}), {rootMargin: '400px'});
plots.forEach(p => near.observe(p));
const redraw = () => plots.filter(p => p.dataset.drawn).forEach(draw);
query.addEventListener('change', e => { setTheme(e.matches); redraw(); });
document.getElementById('theme').addEventListener('click', () => { setTheme(!dark()); redraw(); });
addEventListener('beforeprint', () => { setTheme(false); plots.forEach(draw); });
root.dataset.ready = 'yes';
