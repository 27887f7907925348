import { z } from "zod";
import { type Comment, commentSchema } from "@/lib/reviews/comment-schema";

const answerSchema = z.object({ comments: z.array(commentSchema) });
const problemSchema = z.object({ detail: z.string() });

/** Sends a comment, or the settling of a thread; answers with the discussion as it then stands, or with what is wrong. */
export async function sendDiscussion(
  trace: string,
  path: "" | "/resolution",
  body: object,
): Promise<readonly Comment[] | string> {
  try {
    const response = await fetch(`/api/v1/traces/${trace}/comments${path}`, {
      method: path === "" ? "POST" : "PUT",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
    const answer: unknown = await response.json();
    if (response.ok) return answerSchema.parse(answer).comments;
    const problem = problemSchema.safeParse(answer);
    return problem.success ? problem.data.detail : `The server answered ${response.status}.`;
  } catch {
    return "The server cannot be reached. What you wrote stays here.";
  }
}
