import { type ConversationEdge, circle } from "@/components/trace/conversation/conversation-edges";
import { nobody } from "@/lib/traces/find-schema";

const radius = 130;
const dot = 5;

/** An arc between two places, bent so that there and back are apart; to oneself a loop. */
function arc(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) {
    const out = 1 + 34 / radius;
    const side = 14 / radius;
    const [x, y] = [from.x * out, from.y * out];
    return `M${from.x} ${from.y}C${x - from.y * side} ${y + from.x * side} ${x + from.y * side} ${y - from.x * side} ${from.x} ${from.y}`;
  }
  const bend = 0.16;
  const middle = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend };
  // The arrow ends at the rim of the dot.
  const back = (dot + 5) / Math.max(1, Math.hypot(to.x - middle.x, to.y - middle.y));
  const end = { x: to.x + (middle.x - to.x) * back, y: to.y + (middle.y - to.y) * back };
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${end.x} ${end.y}`;
}

/** The agents on a circle, with an arrow for each pair, the thicker the more was said. The table beside it says the same. */
export function ConversationDrawing({
  edges,
  onChoose,
}: {
  readonly edges: readonly ConversationEdge[];
  readonly onChoose: (edge: ConversationEdge) => void;
}) {
  const places = circle(edges, radius);
  const alone = new Set(edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  // Names keep clear of the loops of those who speak to themselves.
  const away = (name: string) => (alone.has(name) ? 1.28 : 1.1);
  const most = Math.max(...edges.map(({ steps }) => steps));
  return (
    <svg viewBox="-260 -180 520 360" className="w-full" aria-hidden="true">
      <defs>
        <marker
          id="speaks-to"
          viewBox="0 0 8 8"
          refX="5"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 .5 7.5 4 0 7.5z" className="fill-ink-soft" />
        </marker>
      </defs>
      {edges.slice(0, 120).map((edge) => {
        const [from, to] = [places.get(edge.from), places.get(edge.to)];
        if (!from || !to) return null;
        const path = arc(from, to);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing as a whole is hidden from screen readers
          <g key={`${edge.from}\n${edge.to}`} onClick={() => onChoose(edge)} className="group cursor-pointer">
            <title>{`${edge.from} → ${edge.to}: ${edge.steps}`}</title>
            <path d={path} fill="none" stroke="transparent" strokeWidth={12} />
            <path
              d={path}
              fill="none"
              strokeWidth={0.8 + 5 * Math.sqrt(edge.steps / most)}
              strokeOpacity={0.55}
              markerEnd="url(#speaks-to)"
              className="stroke-ink-faint group-hover:stroke-focus"
            />
          </g>
        );
      })}
      {[...places].map(([name, { x, y }]) => (
        <g key={name}>
          <circle cx={x} cy={y} r={dot} className="fill-ink" />
          <text
            x={x * away(name)}
            y={y * away(name) + 4}
            textAnchor={Math.abs(x) < 20 ? "middle" : x > 0 ? "start" : "end"}
            className="fill-ink text-[12px]"
          >
            {name === nobody ? "no agent" : name.length > 18 ? `${name.slice(0, 17)}…` : name}
          </text>
        </g>
      ))}
    </svg>
  );
}
