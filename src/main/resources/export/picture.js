// Hover, zoom and pan over an exported window. Plain script, no network; the drawing below it stands without it.
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const canvas = document.getElementById('over');
  const tip = document.getElementById('tip');
  const g = canvas.getContext('2d');
  const span = data.spanNs;
  const box = data.box;
  let from = 0, to = span;

  for (const lane of data.lanes) unpack(lane);

  // Times come as differences; a merged lane comes as steps of equal length.
  function unpack(lane) {
    const n = lane.stepNs ? lane.d.length / 2 : lane.d.length / 3;
    lane.t = new Float64Array(n);
    lane.s = new Int16Array(n);
    lane.k = new Int32Array(n);
    let time = 0;
    for (let i = 0; i < n; i++) {
      if (lane.stepNs) {
        lane.t[i] = time * lane.stepNs;
        time += lane.d[2 * i];
        lane.s[i] = lane.d[2 * i + 1];
        lane.k[i] = -1;
      } else {
        time += lane.d[3 * i];
        lane.t[i] = time;
        lane.s[i] = lane.d[3 * i + 1];
        lane.k[i] = lane.d[3 * i + 2];
      }
    }
  }

  function indexAt(lane, t) {
    let low = 0, high = lane.t.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (lane.t[mid] <= t) low = mid + 1; else high = mid;
    }
    return low - 1;
  }

  function end(lane, i) {
    return i + 1 < lane.t.length ? lane.t[i + 1] : span;
  }

  function zoomed() {
    return from > 0 || to < span;
  }

  function x(t) {
    return (t - from) / (to - from) * box.width;
  }

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    const shown = canvas.getBoundingClientRect();
    canvas.width = Math.max(1, Math.round(shown.width * ratio));
    canvas.height = Math.max(1, Math.round(shown.height * ratio));
    g.setTransform(canvas.width / box.width, 0, 0, canvas.height / box.height, 0, 0);
    g.clearRect(0, 0, box.width, box.height);
    if (!zoomed()) return;
    g.fillStyle = data.colours.ground;
    g.fillRect(0, 0, box.width, box.height);
    ruler();
    data.lanes.forEach((lane, row) => drawLane(lane, box.lanesY + row * box.row));
    veils();
    notes();
  }

  function ruler() {
    let step = 1;
    const least = (to - from) / box.width * 110;
    while (step < least) step *= String(step)[0] === '2' ? 2.5 : 2;
    g.font = '11px system-ui, sans-serif';
    g.fillStyle = g.strokeStyle = data.colours.dim;
    g.beginPath();
    for (let t = Math.ceil((from + data.startNs) / step) * step - data.startNs; t <= to; t += step) {
      g.moveTo(x(t), 14);
      g.lineTo(x(t), 22);
      g.fillText(time(t, step), x(t) + 3, 12);
    }
    g.moveTo(0, 22);
    g.lineTo(box.width, 22);
    g.stroke();
    g.fillText('zoomed to ' + length(to - from) + ' of ' + length(span) + '; double-click or 0 shows all', 4, 44);
  }

  // Each pixel takes the class with most of its time, as in the program.
  function drawLane(lane, top) {
    const perPx = (to - from) / box.width;
    let px = -1, sums = null;
    const flush = () => {
      if (px >= 0 && sums) {
        let best = 0;
        for (let c = 1; c < sums.length; c++) if (sums[c] > sums[best]) best = c;
        bar(best, px, 1, top);
      }
      px = -1;
    };
    for (let i = Math.max(0, indexAt(lane, from)); i < lane.t.length && lane.t[i] < to; i++) {
      const a = Math.max(from, lane.t[i]), b = Math.min(to, end(lane, i));
      const cls = data.states[lane.s[i]].c;
      const left = Math.floor((a - from) / perPx), right = Math.floor((b - from) / perPx);
      if (left !== px) {
        flush();
        px = left;
        sums = new Float64Array(10);
      }
      if (left === right) {
        sums[cls] += b - a;
      } else {
        sums[cls] += from + (left + 1) * perPx - a;
        flush();
        if (right > left + 1) bar(cls, left + 1, right - left - 1, top);
        px = right;
        sums = new Float64Array(10);
        sums[cls] += b - (from + right * perPx);
        const width = (b - a) / perPx;
        if (width > 60 && cls < 8) label(data.states[lane.s[i]].l, cls, (a - from) / perPx, width, top);
      }
    }
    flush();
  }

  function bar(cls, left, width, top) {
    const body = box.row - 1;
    const look = data.classes[cls];
    const height = Math.round(body * look.h);
    g.fillStyle = look.fill;
    g.fillRect(left, top + body - height, width, Math.max(1, height));
  }

  function label(text, cls, left, width, top) {
    g.font = '10px system-ui, sans-serif';
    if (g.measureText(text).width + 8 < width) {
      g.fillStyle = data.classes[cls].ink;
      g.fillText(text, left + 4, top + box.row - 5);
    }
  }

  function veils() {
    g.fillStyle = data.colours.veil;
    for (const pause of data.pauses) {
      if (pause[1] >= from && pause[0] <= to) {
        g.fillRect(x(pause[0]), box.lanesY, Math.max(1, x(pause[1]) - x(pause[0])), data.lanes.length * box.row);
      }
    }
  }

  function notes() {
    g.strokeStyle = g.fillStyle = data.colours.accent;
    g.lineWidth = 1.5;
    for (const note of data.notes) {
      if (note.b < from || note.a > to) continue;
      const left = Math.max(0, x(note.a)), right = Math.min(box.width, x(note.b));
      g.fillStyle = data.colours.accent;
      g.fillRect(left, box.lanesY - 4, Math.max(3, right - left), 3);
      g.fillRect(Math.min(left, box.width - 16), box.lanesY - 19, 16, 14);
      g.fillStyle = '#fff';
      g.font = 'bold 11px system-ui, sans-serif';
      g.fillText(note.n, Math.min(left, box.width - 16) + 5, box.lanesY - 8);
      for (const run of note.rows) {
        g.strokeRect(left, box.lanesY + run[0] * box.row, Math.max(3, right - left), (run[1] - run[0] + 1) * box.row);
      }
    }
  }

  function length(ns) {
    const size = Math.abs(ns);
    const unit = size >= 1e9 ? [1e9, ' s'] : size >= 1e6 ? [1e6, ' ms'] : size >= 1e3 ? [1e3, ' µs'] : [1, ' ns'];
    return +(ns / unit[0]).toPrecision(4) + unit[1];
  }

  function time(t, step) {
    const digits = Math.max(0, Math.min(9, 9 - Math.floor(Math.log10(Math.max(1, step)))));
    return ((t + data.startNs) / 1e9).toFixed(digits) + ' s';
  }

  function place(event) {
    const shown = canvas.getBoundingClientRect();
    const px = (event.clientX - shown.left) / shown.width * box.width;
    const py = (event.clientY - shown.top) / shown.height * box.height;
    return {x: px, row: Math.floor((py - box.lanesY) / box.row), t: from + px / box.width * (to - from)};
  }

  function hover(event) {
    const at = place(event);
    const lane = data.lanes[at.row];
    const i = lane ? indexAt(lane, at.t) : -1;
    if (!lane || i < 0) {
      tip.hidden = true;
      return;
    }
    const state = data.states[lane.s[i]];
    const lines = [lane.n, state.l + (lane.stepNs ? ' (mostly; merged to steps of ' + length(lane.stepNs) + ')' : '')];
    lines.push(length(end(lane, i) - lane.t[i]) + ' from ' + time(lane.t[i], 1));
    if (lane.k[i] >= 0) lines.push(...data.stacks[lane.k[i]].split(' < '));
    tip.textContent = lines.join('\n');
    tip.hidden = false;
    const room = document.documentElement.clientWidth;
    tip.style.left = Math.min(event.pageX + 14, window.scrollX + room - tip.offsetWidth - 8) + 'px';
    tip.style.top = event.pageY + 16 + 'px';
  }

  function show(a, width) {
    const size = Math.max(Math.min(width, span), Math.min(span, 50));
    from = Math.max(0, Math.min(a, span - size));
    to = from + size;
    if (to - from >= span) {
      from = 0;
      to = span;
    }
    draw();
  }

  function zoom(t, factor) {
    const width = (to - from) / factor;
    show(t - (t - from) / factor, width);
  }

  let drag = null;
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.shiftKey && !zoomed() && event.deltaY > 0) return;
    event.preventDefault();
    if (event.shiftKey) show(from + event.deltaY / box.width * (to - from), to - from);
    else zoom(place(event).t, event.deltaY < 0 ? 1.25 : 0.8);
  }, {passive: false});
  canvas.addEventListener('pointerdown', event => {
    drag = {x: event.clientX, from: from};
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    if (drag) {
      const shown = canvas.getBoundingClientRect();
      show(drag.from - (event.clientX - drag.x) / shown.width * (to - from), to - from);
    }
    hover(event);
  });
  canvas.addEventListener('pointerup', () => drag = null);
  canvas.addEventListener('pointerleave', () => tip.hidden = true);
  canvas.addEventListener('dblclick', () => show(0, span));
  canvas.addEventListener('keydown', event => {
    const middle = (from + to) / 2, width = to - from;
    const keys = {
      '+': () => zoom(middle, 1.25), w: () => zoom(middle, 1.25), '-': () => zoom(middle, 0.8), s: () => zoom(middle, 0.8),
      ArrowLeft: () => show(from - width / 8, width), a: () => show(from - width / 8, width),
      ArrowRight: () => show(from + width / 8, width), d: () => show(from + width / 8, width), '0': () => show(0, span)
    };
    if (keys[event.key]) {
      keys[event.key]();
      event.preventDefault();
    }
  });
  window.addEventListener('resize', draw);
  const wanted = /^#t=([0-9]+)-([0-9]+)$/.exec(location.hash);
  if (wanted) show(+wanted[1] - data.startNs, wanted[2] - wanted[1]);
  else draw();
})();
