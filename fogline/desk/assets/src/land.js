// The land of the base map, made fit for drawing.

// Lets rings run on past the 180th meridian: the base map jumps to the other edge there, which would
// draw a band across the whole world.
export function unwrapLand(land) {
  const unwrap = (ring) => {
    let turn = 0;
    return ring.map(([lon, lat], index) => {
      const step = index > 0 ? lon - ring[index - 1][0] : 0;
      if (Math.abs(step) > 180) turn += step < 0 ? 360 : -360;
      return [lon + turn, lat];
    });
  };
  const polygons = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);
  return {
    ...land,
    features: land.features.map((one) => ({
      ...one,
      geometry: { type: "MultiPolygon", coordinates: polygons(one.geometry).map((rings) => rings.map(unwrap)) },
    })),
  };
}
