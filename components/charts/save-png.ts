/** Points of the picture for each of the drawing: sharp on paper and on fine screens. */
const scale = 2;

/**
 * Draws an SVG of ours into a PNG and hands it to the reader; false where that
 * failed. It goes through a data address, which the page's policy allows images.
 */
export async function savePng(svg: string, filename: string): Promise<boolean> {
  try {
    const response = await fetch(svg);
    if (!response.ok) return false;
    const blob = await drawn(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(await response.text())}`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = filename;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
  } catch {
    return false;
  }
}

async function drawn(source: string): Promise<Blob> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no pictures.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))), "image/png");
  });
}
