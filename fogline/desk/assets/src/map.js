// Puts a movable map in the place of the still picture. The list beside it says the same in words;
// moving the map never moves focus. Nothing is asked of another host.

import { unwrapLand } from "./land.js";

const note = document.getElementById("map-note");
const box = document.getElementById("map");

function canDraw() {
  try {
    const canvas = document.createElement("canvas");
    return canvas.getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

async function readJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

async function start() {
  const [events, topology, disputed, { feature, mesh }] = await Promise.all([
    readJson(box.dataset.events), readJson(box.dataset.outlines), readJson(box.dataset.disputed),
    import("topojson-client"),
  ]);
  if (events.features.length === 0) return;
  const pairs = new Set(disputed.pairs.map((pair) => pair.slice().sort().join("-")));
  const isDisputed = (a, b) => pairs.has([a.properties.a3, b.properties.a3].sort().join("-"));
  const outlines = {
    land: unwrapLand(feature(topology, topology.objects.countries)),
    borders: mesh(topology, topology.objects.countries, (a, b) => a !== b && !isDisputed(a, b)),
    disputed: mesh(topology, topology.objects.countries, (a, b) => a !== b && isDisputed(a, b)),
  };
  const wantsFallback = new URLSearchParams(location.search).get("draw") === "simple";
  const drawing = canDraw() && !wantsFallback ? import("./map-gl.js") : import("./map-simple.js");
  const { drawMap } = await drawing;
  await drawMap(box, events, outlines);
}

if (box) {
  start().catch((error) => {
    note.textContent = "The movable map could not be drawn; the still picture and the list stay.";
    console.warn(error);
  });
}
