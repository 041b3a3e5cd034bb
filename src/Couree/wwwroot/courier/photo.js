import { sha256 } from "./hash.js";

const MOST = 1280;

/** A photo as it will travel: upright, at most 1280 px, JPEG, named by the hash of its bytes. */
export async function prepare(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, MOST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.82));
  if (!blob) throw new Error("unreadable");
  const bytes = await blob.arrayBuffer();
  return { hash: await sha256(bytes), bytes };
}
