import { printedScene } from "./printed.ts";
import type { Scene } from "./scene.ts";
import type { SharedScene } from "./shared.ts";

const intro = `# Gallery

What pictures of cards can look like, as the API draws them; [renders.md](renders.md) says how to ask for one. The faces are those that the
bundled sample draws instead of real ones, and prices are invented. Made by \`npm run gallery\`, this page included.
`;

/** The page that shows all pictures, as Markdown. */
export const galleryPage = (scenes: readonly Scene[], shared: readonly SharedScene[]): string =>
  [intro, ...scenes.map(sectionOf), ...shared.map(sharedSectionOf), printed()].join("\n");

const printed = () => {
  const { heading, caption, asked } = printedScene;
  return section({ heading, caption, path: printedPath, asked: ["json", inOneLine(asked)] });
};

export const printedPath = `images/gallery/${printedScene.name}.webp`;

const sharedSectionOf = ({ asked, ...scene }: SharedScene) =>
  section({ ...scene, path: sharedPathOf(scene), asked: ["http", asked] });

/** Where its picture is, from the folder of documents. */
export const sharedPathOf = ({ name }: Pick<SharedScene, "name">): string =>
  `images/gallery/${name}.jpg`;

const sectionOf = ({ asked, ...scene }: Scene) =>
  section({ ...scene, path: pathOf(scene), asked: ["json", inOneLine(asked)] });

const section = (
  of: Pick<Scene, "heading" | "caption"> & {
    readonly path: string;
    readonly asked: readonly [language: string, text: string];
  },
) => `## ${of.heading}

${of.caption}

![${of.heading}](${of.path})

\`\`\`${of.asked[0]}
${of.asked[1]}
\`\`\`
`;

const inOneLine = (asked: object) => JSON.stringify(asked, null, 1).replaceAll(/\n\s*/g, " ");

/** Where its picture is, from the folder of documents. */
export const pathOf = ({ name, composite }: Pick<Scene, "name" | "composite">): string =>
  `images/gallery/${name}.${composite.options.format}`;
