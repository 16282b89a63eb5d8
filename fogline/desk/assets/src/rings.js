// Rings as distances on the ground, and the marks of the eight event groups.

const EARTH_KM = 6371.0088;
const STEPS = 64;

// A circle on the sphere: Sinnott's haversine solved for the destination (Aviation Formulary).
export function makeRing(lon, lat, radiusKm) {
  const angle = radiusKm / EARTH_KM;
  const low = (lat * Math.PI) / 180;
  const points = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const bearing = (step / STEPS) * 2 * Math.PI;
    const high = Math.asin(Math.sin(low) * Math.cos(angle) + Math.cos(low) * Math.sin(angle) * Math.cos(bearing));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(low), Math.cos(angle) - Math.sin(low) * Math.sin(high));
    points.push([lon + (turn * 180) / Math.PI, (high * 180) / Math.PI]);
  }
  return points;
}

export function makeRings(events) {
  return {
    type: "FeatureCollection",
    features: events.features.map((event) => ({
      type: "Feature",
      properties: event.properties,
      geometry: { type: "Polygon", coordinates: [makeRing(...event.geometry.coordinates, event.properties.radius_km)] },
    })),
  };
}

// A sign stands in the middle only where the town or site is known; else on the ring's upper edge,
// so that no area looks like a point.
export function placeMarks(events) {
  return {
    type: "FeatureCollection",
    features: events.features.map((event) => {
      const [lon, lat] = event.geometry.coordinates;
      const coordinates = event.properties.has_point ? [lon, lat] : makeRing(lon, lat, event.properties.radius_km)[0];
      return { ...event, geometry: { type: "Point", coordinates } };
    }),
  };
}

// West, south, east, north of all rings.
export function findBounds(rings) {
  const points = rings.features.flatMap((ring) => ring.geometry.coordinates[0]);
  const lons = points.map((point) => point[0]);
  const lats = points.map((point) => point[1]);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

export function readColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

// What a mark says when it is opened: the words of the list, never a bare number.
export function describe(properties) {
  const root = document.createElement("div");
  const link = document.createElement("a");
  link.href = `${properties.href}#who-claims-what`;
  link.textContent = properties.title;
  const words = document.createElement("p");
  words.textContent = properties.name;
  root.append(link, words);
  return root;
}
