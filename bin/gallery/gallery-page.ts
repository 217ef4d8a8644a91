import type { Scene } from "./scene.ts";
import type { SharedScene } from "./shared.ts";

const intro = `# Gallery

What pictures of cards can look like, as the API draws them; [renders.md](renders.md) says how to ask for one. The faces are those that the
bundled sample draws instead of real ones, and prices are invented. Made by \`npm run gallery\`, this page included.
`;

/** The page that shows all pictures, as Markdown. */
export const galleryPage = (scenes: readonly Scene[], shared: readonly SharedScene[]): string =>
  [intro, ...scenes.map(sectionOf), ...shared.map(sharedSectionOf)].join("\n");

const sharedSectionOf = ({ heading, caption, asked, ...scene }: SharedScene) => `## ${heading}

${caption}

![${heading}](${sharedPathOf(scene)})

\`\`\`http
${asked}
\`\`\`
`;

/** Where its picture is, from the folder of documents. */
export const sharedPathOf = ({ name }: Pick<SharedScene, "name">): string =>
  `images/gallery/${name}.jpg`;

const sectionOf = ({ name, heading, caption, asked, composite }: Scene) => `## ${heading}

${caption}

![${heading}](${pathOf({ name, composite })})

\`\`\`json
${JSON.stringify(asked, null, 1).replaceAll(/\n\s*/g, " ")}
\`\`\`
`;

/** Where its picture is, from the folder of documents. */
export const pathOf = ({ name, composite }: Pick<Scene, "name" | "composite">): string =>
  `images/gallery/${name}.${composite.options.format}`;
