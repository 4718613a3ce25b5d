// From degrees to pixels: an equirectangular view, true to scale in the middle of what it shows.
"use strict";

const LEAST_DEGREES = 7; // a view is at least so high: nearer, the shapes are too coarse
const HIGHEST = 84;

// Longitudes moved by whole turns so that they lie on the shortest stretch: from Lima to Busan over the Pacific.
function together(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0]).map(([x]) => x);
  let [start, widest] = [sorted[0], 0];
  sorted.forEach((x, i) => {
    const gap = i ? x - sorted[i - 1] : x + 360 - sorted[sorted.length - 1];
    if (gap > widest) [start, widest] = [x, gap];
  });
  return ([x, y]) => [x < start ? x + 360 : x, y];
}

// The view {x, y, scale} (middle in degrees, pixels a degree of latitude) that shows points in a box of pixels.
function viewOver(points, width, height, margin) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const y = (low + high) / 2;
  const squeeze = Math.cos((y * Math.PI) / 180);
  const scale = Math.min((width - 2 * margin) / Math.max((right - left) * squeeze, 0.1), (height - 2 * margin) / Math.max(high - low, 0.1), height / LEAST_DEGREES);
  return { x: (left + right) / 2, y, scale, squeeze };
}

const projection = (view, width, height) => ([x, y]) =>
  [(x - view.x) * view.squeeze * view.scale + width / 2, (view.y - y) * view.scale + height / 2];

function moved(view, dx, dy) {
  return { ...view, x: view.x - dx / (view.scale * view.squeeze), y: Math.max(-HIGHEST, Math.min(HIGHEST, view.y + dy / view.scale)) };
}

// Nearer by a factor; the point under [px, py], pixels from the middle, stays where it is.
function nearer(view, factor, px = 0, py = 0) {
  const scale = Math.max(1, Math.min(view.scale * factor, 400));
  const kept = 1 / view.scale - 1 / scale;
  return { ...view, scale, x: view.x + (px * kept) / view.squeeze, y: view.y - py * kept };
}
