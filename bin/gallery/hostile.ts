import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { type Samples, type Scene, scene } from "./scene.ts";

/** Texts that try to be more than text, or to break the page. Tests draw the same. */
export const hostileTexts: readonly (readonly [kind: string, text: string])[] = [
  ["markup", "<b>bold</b><img src=x onerror=alert(1)>"],
  ["a script", "<script>document.title='x'</script>"],
  ["an end of the style", "</style><style>body{display:none}"],
  ["CSS", "color:red;background:url(https://evil.test/a.png)"],
  ["an address of the network", "<img src=https://evil.test/a.png>"],
  ["a file", "<iframe src=file:///etc/passwd></iframe>"],
  ["an attribute", '" onmouseover="alert(1)" style="position:fixed'],
  ["entities", "&lt;&#x3c;&amp;nbsp;&#0;"],
  ["a comment", "<!-- <p> --!>"],
  ["overrides of direction", "\u202Edrazirahc\u202C \u2066a\u2069"],
  ["zero width", "Cha\u200Bri\u200Dzard\uFEFF\u2060"],
  ["marks upon marks", `Z${"\u0301\u0302\u0308\u0331".repeat(12)}algo`],
  ["10,000 characters", "Aa".repeat(5_000)],
  ["one long word", "W".repeat(300)],
  ["emoji sequences", "👩‍👩‍👧‍👦🏴‍☠️🇯🇵👍🏽❤️‍🔥"],
  ["nothing that is seen", "\u2800\u3164"],
];

export function hostileScene({ en }: Samples): Scene {
  const cards = hostileTexts.map(
    ([kind, text], index): CompositeCard => ({
      ...en.card("base1-4"),
      ...{ name: text, setName: kind, number: String(index + 1) },
      ...(index % 4 === 3 && { picture: undefined }),
      ...(index === 0 && { grade: { company: text, grade: text } }),
      ...(index === 1 && { finish: text }),
      ...(index === 2 && { condition: text }),
    }),
  );
  return scene(
    {
      name: "hostile",
      heading: "Texts that try to be more",
      caption:
        "Markup, scripts, addresses of files and of the network, style, turned directions, nothing at all, ten thousand letters: " +
        "they are drawn as they are written, ask for nothing, and move nothing. Most of them no title may have; names from elsewhere could.",
    },
    cards,
    {
      ...{ columns: 8, quality: "low", title: "<script>alert('title')</script>" },
      ...{ subtitle: "</p></div><h1>file:///etc/passwd", labels: { condition: true } },
    },
  );
}
