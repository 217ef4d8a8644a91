import type { Scene } from "./scene.ts";

const intro = `# Gallery

What pictures of cards can look like, as the API draws them; [renders.md](renders.md) says how to ask for one. The faces are those that the
bundled sample draws instead of real ones, and prices are invented. Made by \`npm run gallery\`, this page included.
`;

/** The page that shows all pictures, as Markdown. */
export const galleryPage = (scenes: readonly Scene[]): string =>
  [intro, ...scenes.map(sectionOf)].join("\n");

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
