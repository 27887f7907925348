/**
 * What there is to settle about a trace: the labels of several annotators,
 * grouped into questions. Labels of one mode whose places touch are answers to
 * one question; a question on which all agree needs nobody to settle it.
 */
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Label } from "@/lib/reviews/label-schema";
import type { Review } from "@/lib/reviews/review-schema";
import type { Segment } from "@/lib/reviews/segment";
import { comparePoints, compareSegments, type Point } from "@/lib/reviews/segment-geometry";

/** One annotator's label, as an answer to a question. */
export interface Answer {
  readonly label: Label;
  /** Id of the review that it stands in. */
  readonly review: string;
}

export interface Question {
  /** The id of its first label. */
  readonly id: string;
  readonly mode: ModeCode | null;
  readonly answers: readonly Answer[];
  /** Reviews that judged the mode and have no label here. */
  readonly without: readonly string[];
  /** Whether all of two or more who judged the mode have a label here. */
  readonly agreed: boolean;
}

/**
 * The reviews that a settlement is between: those of people where two or more
 * have read the trace; else everybody's, judges' and imported ones too. One
 * that settles is not one of those it settles.
 */
export function lanesOf(reviews: readonly Review[]): Review[] {
  const submitted = reviews.filter(({ status, adjudicated }) => status === "submitted" && !adjudicated);
  const people = submitted.filter(({ annotator }) => annotator.kind === "person");
  // By id, which says nothing of who they are.
  return (people.length > 1 ? people : submitted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The questions of a trace in the order of the text; those of the whole trace first. */
export function questionsOf(lanes: readonly Review[]): Question[] {
  const all = lanes.flatMap((lane) => lane.labels.map((label): Answer => ({ label, review: lane.id })));
  const questions = [...Map.groupBy(all, ({ label }) => label.mode)].flatMap(([mode, answers]) =>
    touchingGroups(answers).map((group) => questionOf(mode, group, lanes)),
  );
  return questions.sort((a, b) => compareSegments(firstPlace(a), firstPlace(b)) || (a.id < b.id ? -1 : 1));
}

function questionOf(mode: ModeCode | null, group: readonly Answer[], lanes: readonly Review[]): Question {
  const answers = group.toSorted((a, b) => (a.review + a.label.id < b.review + b.label.id ? -1 : 1));
  const here = new Set(answers.map(({ review }) => review));
  const judges = lanes.filter(({ judged }) => mode === null || judged.includes(mode));
  const without = judges.flatMap(({ id }) => (here.has(id) ? [] : [id]));
  const id = answers.map(({ label }) => label.id).sort()[0] ?? "";
  return { id, mode, answers, without, agreed: here.size > 1 && without.length === 0 };
}

const firstPlace = ({ answers }: Question): Segment =>
  answers.flatMap(({ label }) => label.segments).sort(compareSegments)[0] ?? { kind: "trace" };

/** What an annotator marked, as far as its place goes. */
export interface Marked {
  /** Who: a review, or an annotator. */
  readonly by: string;
  readonly mode: ModeCode | null;
  readonly segments: readonly Segment[];
}

/**
 * The modes that two annotators found at places with nothing between them in common: no question holds a label of
 * each. They agree on what failed and not on where.
 */
export function modesApart(marked: readonly Marked[]): ModeCode[] {
  return [...Map.groupBy(marked, ({ mode }) => mode)].flatMap(([mode, own]) => {
    if (mode === null) return [];
    const groups = touchingGroups(own.map((label) => ({ label, by: label.by }))).map(
      (group) => new Set(group.map(({ by }) => by)),
    );
    const finders = [...new Set(own.map(({ by }) => by))];
    const meet = (one: string, other: string) => groups.some((group) => group.has(one) && group.has(other));
    return finders.some((one, at) => finders.slice(at + 1).some((other) => !meet(one, other))) ? [mode] : [];
  });
}

/** Answers to other questions about the mode, by those who have none to this one: the same failure, seen elsewhere. */
export function answersElsewhere(question: Question, questions: readonly Question[]): Answer[] {
  return questions
    .filter(({ id, mode }) => mode === question.mode && id !== question.id)
    .flatMap(({ answers }) => answers.filter(({ review }) => question.without.includes(review)));
}

interface Placed {
  readonly segments: readonly Segment[];
}

/** Groups in which each label touches another one, directly or over others between them. */
function touchingGroups<A extends { readonly label: Placed }>(answers: readonly A[]): A[][] {
  const groups: A[][] = [];
  for (const answer of answers) {
    const [touched, apart] = [true, false].map((one) =>
      groups.filter((group) => group.some(({ label }) => labelsTouch(label, answer.label)) === one),
    ) as [A[][], A[][]];
    groups.splice(0, groups.length, ...apart, [...touched.flat(), answer]);
  }
  return groups;
}

function labelsTouch(one: Placed, other: Placed): boolean {
  return one.segments.some((a) => other.segments.some((b) => segmentsTouch(a, b)));
}

/**
 * Whether two places touch: the whole trace touches everything; two runs of
 * text must share a code point; else they must share a step.
 */
export function segmentsTouch(a: Segment, b: Segment): boolean {
  if (a.kind === "trace" || b.kind === "trace") return true;
  if (a.first > b.last || b.first > a.last) return false;
  if (a.kind !== "text" || b.kind !== "text") return true;
  return comparePoints(startOf(a), endOf(b)) < 0 && comparePoints(startOf(b), endOf(a)) < 0;
}

type Text = Extract<Segment, { kind: "text" }>;
const startOf = ({ first, start }: Text): Point => ({ step: first, offset: start });
const endOf = ({ last, end }: Text): Point => ({ step: last, offset: end });
