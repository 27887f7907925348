/**
 * Spans as a tree in the order in which they ran. The result depends on the set
 * of spans alone, not on the order in which they came.
 */
import type { JsonObject } from "@/lib/traces/json-value";
import type { Span } from "@/lib/traces/spans/span";

export interface TreeSpan {
  readonly span: Span;
  readonly parent: TreeSpan | null;
  readonly children: readonly TreeSpan[];
  /** When it and all below it began and ended: clocks of two machines may disagree by a little. */
  readonly start: bigint | null;
  readonly end: bigint | null;
  /** Places of its beginning and end in a walk through the tree. */
  readonly enter: number;
  readonly leave: number;
  /** Other versions of this span that the source sent. */
  readonly versions: readonly JsonObject[];
}

interface Node {
  readonly span: Span;
  readonly versions: readonly JsonObject[];
  parent: Node | null;
  children: Node[];
  start: bigint | null;
  end: bigint | null;
  enter: number;
  leave: number;
}

/** Every span, parents before what lies below them. */
export function spanTree(spans: readonly Span[]): readonly TreeSpan[] {
  const nodes = new Map([...uniqueSpans(spans)].map(([id, versions]) => [id, nodeOf(versions)]));
  for (const node of nodes.values()) {
    const { parentId } = node.span;
    node.parent = parentId === null ? null : (nodes.get(parentId) ?? null);
  }
  cutCycles(nodes.values());
  for (const node of nodes.values()) node.parent?.children.push(node);
  const roots = [...nodes.values()].filter((node) => node.parent === null);
  stretch(roots);
  return numbered(roots);
}

function nodeOf([span, ...others]: readonly [Span, ...Span[]]): Node {
  const versions = others.length === 0 ? [] : differing(span.source, others);
  return { span, versions, parent: null, children: [], start: span.start, end: span.end, enter: 0, leave: 0 };
}

function differing(source: JsonObject, others: readonly Span[]): readonly JsonObject[] {
  const seen = new Set([JSON.stringify(source)]);
  return others.flatMap((other) => {
    const text = JSON.stringify(other.source);
    if (seen.has(text)) return [];
    seen.add(text);
    return [other.source];
  });
}

/** A span that was sent several times counts once, as it was when it said most. */
function uniqueSpans(spans: readonly Span[]): ReadonlyMap<string, [Span, ...Span[]]> {
  const byId = new Map<string, [Span, ...Span[]]>();
  for (const span of [...spans].sort((a, b) => compareText(a.id, b.id))) {
    const known = byId.get(span.id);
    if (known === undefined) byId.set(span.id, [span]);
    else known.push(span);
  }
  for (const versions of byId.values()) if (versions.length > 1) versions.sort(compareVersions);
  return byId;
}

function compareVersions(a: Span, b: Span): number {
  const [first, second] = [JSON.stringify(a.source), JSON.stringify(b.source)];
  return compareInstant(b.end ?? 0n, a.end ?? 0n) || second.length - first.length || compareText(first, second);
}

/** Where spans claim each other for parents, one of them becomes a root. */
function cutCycles(nodes: Iterable<Node>): void {
  const walkOf = new Map<Node, number>();
  let walk = 0;
  for (const start of nodes) {
    walk += 1;
    let node: Node | null = start;
    while (node !== null && !walkOf.has(node)) {
      walkOf.set(node, walk);
      if (node.parent !== null && walkOf.get(node.parent) === walk) node.parent = null;
      node = node.parent;
    }
  }
}

/** Gives each span the whole time of what lies below it. */
function stretch(roots: readonly Node[]): void {
  for (const node of preorder(roots).reverse()) {
    const { parent } = node;
    if (parent === null) continue;
    if (node.start !== null && (parent.start === null || node.start < parent.start)) parent.start = node.start;
    const end = node.end ?? node.start;
    if (end !== null && (parent.end === null || end > parent.end)) parent.end = end;
  }
}

function preorder(roots: readonly Node[]): Node[] {
  const order: Node[] = [];
  const open = [...roots].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    order.push(node);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
  return order;
}

function numbered(roots: Node[]): Node[] {
  roots.sort(compareNodes);
  let place = 0;
  const order: Node[] = [];
  const open: { readonly node: Node; readonly leaving: boolean }[] = roots
    .toReversed()
    .map((node) => ({ node, leaving: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, leaving } = next;
    if (leaving) {
      node.leave = place++;
      continue;
    }
    node.enter = place++;
    order.push(node);
    // What has no time of its own has that of the span it stands under.
    node.start ??= node.parent?.start ?? null;
    node.end ??= node.start;
    open.push({ node, leaving: true });
    node.children.sort(compareNodes);
    for (const child of node.children.toReversed()) open.push({ node: child, leaving: false });
  }
  return order;
}

/** By beginning, then end; what has no time keeps its place in the file. */
function compareNodes(a: Node, b: Node): number {
  if (a.start !== null && b.start !== null) {
    const byTime = compareInstant(a.start, b.start) || compareInstant(a.end ?? a.start, b.end ?? b.start);
    if (byTime !== 0) return byTime;
  } else if (a.start !== b.start) return a.start === null ? 1 : -1;
  return a.span.position - b.span.position || compareText(a.span.id, b.span.id);
}

export function compareInstant(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
