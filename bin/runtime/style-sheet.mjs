import { ident, parse } from "css-tree";

/**
 * A rule, or rules within `open` and `}`, or what stands for itself, such as a font.
 * @typedef {{ readonly open: string, readonly parts: readonly Part[], readonly named: boolean }} Group
 * @typedef {string | { readonly text: string, readonly needs: readonly (readonly string[])[] } | Group} Part
 * In `needs` there is a list for each selector: of the classes without which nothing matches it.
 */

/** @typedef {ReturnType<typeof styleSheet>} StyleSheet */

/**
 * A style sheet of which a page can take what it uses before its scripts have run. What is left out could not match
 * anything; what stays has its order, its layers and its conditions.
 * @param {string} text
 */
export function styleSheet(text) {
  const sheet = /** @type {import("css-tree").StyleSheet} */ (
    parse(text, { positions: true, parseValue: false, parseAtrulePrelude: false, parseCustomProperty: false })
  );
  const parts = partsOf(sheet.children, text);
  return {
    text,
    /**
     * What elements with these classes, and those without any, can use.
     * @param {ReadonlySet<string>} classes As they stand in the page, where `&` is written `&amp;`.
     */
    usedBy: (classes) => written(parts, classes),
  };
}

/**
 * @param {import("css-tree").List<import("css-tree").CssNode>} nodes
 * @param {string} source
 * @returns {Part[]}
 */
function partsOf(nodes, source) {
  return nodes.toArray().map((node) => {
    const { start, end } = /** @type {import("css-tree").CssLocation} */ (node.loc);
    const text = source.slice(start.offset, end.offset);
    if (node.type === "Rule" && node.prelude.type === "SelectorList") {
      return { text, needs: node.prelude.children.toArray().filter(actsAtOnce).map(classesOf) };
    }
    if (node.type === "Atrule" && node.block && /^(layer|media|supports|container)$/.test(node.name)) {
      const open = source.slice(
        start.offset,
        /** @type {import("css-tree").CssLocation} */ (node.block.loc).start.offset + 1,
      );
      // A layer has its place by being there, with rules or without.
      return { open, parts: partsOf(node.block.children, source), named: node.name === "layer" };
    }
    return text;
  });
}

/**
 * Whether anything can match before scripts have run, by which alone text is highlighted. Browsers work such rules out
 * for each element, although there is nothing of the kind.
 * @param {import("css-tree").CssNode} selector
 */
function actsAtOnce(selector) {
  return !(
    selector.type === "Selector" &&
    selector.children.some((part) => part.type === "PseudoElementSelector" && part.name === "highlight")
  );
}

/**
 * The classes that a selector names outright. Those within `:is()`, `:not()` and the like are left aside: what they ask
 * is not always that a class is there.
 * @param {import("css-tree").CssNode} selector
 */
function classesOf(selector) {
  return selector.type === "Selector"
    ? selector.children
        .toArray()
        .flatMap((part) => (part.type === "ClassSelector" ? [escaped(ident.decode(part.name))] : []))
    : [];
}

/** @param {string} name */
function escaped(name) {
  return name.replace(/[&<>"']/g, (sign) => signs.get(sign) ?? sign);
}

/** As React writes them. */
const signs = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#x27;"],
]);

/**
 * @param {readonly Part[]} parts
 * @param {ReadonlySet<string>} classes
 */
function written(parts, classes) {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else if ("needs" in part) {
      if (part.needs.some((needed) => needed.every((name) => classes.has(name)))) text += part.text;
    } else {
      const within = written(part.parts, classes);
      if (within || part.named) text += `${part.open}${within}}`;
    }
  }
  return text;
}
