/**
 * `npm run visual:accept`: has all pictures drawn anew and takes them for right. Look at each of them in the
 * difference of the commit, and raise `templateVersion`.
 */
import { writeFile } from "node:fs/promises";
import sharp from "sharp";
import { acceptedPicture } from "./accepted.ts";
import { drawnScene, scenes } from "./scenes.ts";
import { sceneTools } from "./tools.ts";

const tools = await sceneTools();
try {
  for (const [name, composite] of Object.entries(scenes)) {
    const drawn = await drawnScene(composite, tools);
    // The same pixels in fewer bytes.
    const small = await sharp(drawn).webp({ lossless: true, effort: 6 }).toBuffer();
    await writeFile(acceptedPicture(name), small);
    console.log(`${name} ${Math.round(small.length / 1024)} KB`);
  }
} finally {
  await tools.sheetDrawer.close();
}
