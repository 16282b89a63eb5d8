// The map on a graphics card.
import { Map as GlMap, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { describe, findBounds, makeRings, placeMarks, readColour } from "./rings.js";

const GROUPS = ["clash", "strike", "civilians", "sabotage", "detention", "protest", "movement", "words"];
const SIZE = 40;

// The sign of a group as an image: drawing text on a canvas needs no font files of our own.
function drawGlyph(glyph, colour) {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  pen.font = `${SIZE * 0.75}px system-ui, "Noto Sans Symbols2", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 5;
  pen.strokeStyle = readColour("page");
  pen.strokeText(glyph, SIZE / 2, SIZE / 2);
  pen.fillStyle = colour;
  pen.fillText(glyph, SIZE / 2, SIZE / 2);
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function drawHatch() {
  const side = 16;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = readColour("edge");
  pen.lineWidth = 1.5;
  for (const shift of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, side, side);
}

function drawCluster(count) {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  pen.fillStyle = readColour("edge");
  pen.beginPath();
  pen.arc(SIZE / 2, SIZE / 2, SIZE / 2 - 2, 0, 7);
  pen.fill();
  pen.fillStyle = readColour("page");
  pen.font = `bold ${SIZE * 0.45}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(count, SIZE / 2, SIZE / 2 + 1);
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function makeStyle(events, rings, outlines) {
  const colour = ["match", ["get", "group"], ...GROUPS.flatMap((group) => [group, readColour(`g-${group}`)]), readColour("ink")];
  const line = (id, source, more) => ({ id, source, type: "line", paint: { "line-color": readColour("edge"), "line-width": 1, ...more } });
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: outlines.land },
      borders: { type: "geojson", data: outlines.borders },
      disputed: { type: "geojson", data: outlines.disputed },
      rings: { type: "geojson", data: rings },
      events: { type: "geojson", data: events, cluster: true, clusterRadius: 28, clusterMaxZoom: 9 },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": readColour("water") } },
      { id: "land", source: "land", type: "fill", paint: { "fill-color": readColour("land") } },
      line("borders", "borders", {}),
      line("disputed", "disputed", { "line-dasharray": [3, 2] }),
      { id: "areas", source: "rings", type: "fill", filter: ["==", ["get", "is_area"], true], paint: { "fill-pattern": "hatch", "fill-opacity": 0.6 } },
      { id: "rings", source: "rings", type: "fill", filter: ["!=", ["get", "is_area"], true], paint: { "fill-color": colour, "fill-opacity": 0.14 } },
      { id: "area-edges", source: "rings", type: "line", filter: ["==", ["get", "is_area"], true], paint: { "line-color": colour, "line-width": 2, "line-dasharray": [3, 2] } },
      { id: "ring-edges", source: "rings", type: "line", filter: ["!=", ["get", "is_area"], true], paint: { "line-color": colour, "line-width": 2 } },
      { id: "clusters", source: "events", type: "symbol", filter: ["has", "point_count"], layout: { "icon-image": ["concat", "cluster-", ["to-string", ["get", "point_count"]]], "icon-allow-overlap": true } },
      { id: "marks", source: "events", type: "symbol", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["concat", "group-", ["get", "group"]], "icon-size": 0.6, "icon-allow-overlap": true } },
    ],
  };
}

export async function drawMap(box, events, outlines) {
  const glyphs = new globalThis.Map(events.features.map(({ properties }) => [properties.group, properties.glyph]));
  const rings = makeRings(events);
  const [west, south, east, north] = findBounds(rings);
  setWorkerUrl(workerUrl);
  const holder = document.createElement("div");
  const still = [...box.children];
  holder.className = "map is-live";
  box.prepend(holder);
  const map = new GlMap({
    container: holder,
    style: makeStyle(placeMarks(events), rings, outlines),
    bounds: [[west, south], [east, north]],
    fitBoundsOptions: { padding: 40, maxZoom: 8 },
    attributionControl: { customAttribution: "Natural Earth, without endorsement · GeoNames" },
    dragRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    locale: { "Map.Title": "Map of the events in the list" },
  });
  map.setMissingStyleImageResolver((id) => {
    if (id === "hatch") map.addImage(id, drawHatch(), { pixelRatio: 1 });
    else if (id.startsWith("cluster-")) map.addImage(id, drawCluster(id.slice(8)), { pixelRatio: 1.5 });
    else if (id.startsWith("group-")) map.addImage(id, drawGlyph(glyphs.get(id.slice(6)) || "○", readColour(`g-${id.slice(6)}`)), { pixelRatio: 1 });
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl());
  map.on("click", (event) => {
    const found = map.queryRenderedFeatures(event.point, { layers: ["clusters", "marks", "areas", "rings"] });
    const cluster = found.find((one) => one.layer.id === "clusters");
    if (cluster) {
      map.easeTo({ center: cluster.geometry.coordinates, zoom: map.getZoom() + 2 });
    } else if (found.length > 0) {
      new Popup({ focusAfterOpen: false }).setLngLat(event.lngLat).setDOMContent(describe(found[0].properties)).addTo(map);
    }
  });
  await new Promise((resolve, reject) => {
    map.once("idle", resolve);
    map.once("error", ({ error }) => reject(error));
  }).catch((error) => {
    map.remove();
    holder.remove();
    throw error;
  });
  for (const child of still) child.remove();
  holder.dataset.ready = "gl";
}
