// The map without a graphics card: Leaflet on a canvas.
import L from "leaflet";
import { describe, findBounds, makeRings, placeMarks, readColour } from "./rings.js";

function makeSign(glyph) {
  const sign = document.createElement("span");
  sign.textContent = glyph;
  return sign;
}

export async function drawMap(box, events, outlines) {
  const rings = makeRings(events);
  const [west, south, east, north] = findBounds(rings);
  const holder = document.createElement("div");
  const still = [...box.children];
  holder.className = "map is-live";
  box.prepend(holder);
  const map = L.map(holder, { renderer: L.canvas(), attributionControl: true, zoomAnimation: false });
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth, without endorsement · GeoNames");
  L.control.scale({ imperial: false }).addTo(map);
  L.geoJSON(outlines.land, { interactive: false, style: { stroke: false, fillColor: readColour("land"), fillOpacity: 1 } }).addTo(map);
  const edge = { color: readColour("edge"), weight: 1 };
  L.geoJSON(outlines.borders, { interactive: false, style: edge }).addTo(map);
  L.geoJSON(outlines.disputed, { interactive: false, style: { ...edge, dashArray: "4 3" } }).addTo(map);
  L.geoJSON(rings, {
    style: ({ properties }) => ({ color: readColour(`g-${properties.group}`), weight: 2, fillOpacity: 0.14, dashArray: properties.is_area ? "6 4" : null }),
    onEachFeature: ({ properties }, layer) => layer.bindPopup(() => describe(properties)),
  }).addTo(map);
  for (const { geometry, properties } of placeMarks(events).features) {
    const [lon, lat] = geometry.coordinates;
    const icon = L.divIcon({ className: `glyph-icon g-${properties.group}`, html: makeSign(properties.glyph), iconSize: [24, 24] });
    L.marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(map);
  }
  map.fitBounds([[south, west], [north, east]], { padding: [24, 24], maxZoom: 8, animate: false });
  for (const child of still) child.remove();
  holder.dataset.ready = "simple";
}
