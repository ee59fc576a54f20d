/** What one writes first: fetch the page, parse all of it, check all of it, send all of it. It does not even sign. */
import express from "express";
import * as z from "zod";
import { printAddress } from "./listening.ts";

const [upstream] = process.argv.slice(2);

const answerSchema = z.object({
  requestId: z.string(),
  response: z.object({
    requestId: z.string(),
    totalCount: z.number(),
    dataSet: z.array(
      z.object({
        invocationId: z.string(),
        commandId: z.string(),
        commandName: z.string(),
        commandType: z.string(),
        content: z.string(),
        timeout: z.number(),
        createTime: z.string(),
        invocationStatus: z.string(),
        invocationInstances: z.array(
          z.object({
            instanceId: z.string(),
            instanceName: z.string(),
            instanceExist: z.boolean(),
            taskStatus: z.string(),
            exitCode: z.number().nullable(),
            errorCode: z.string().nullable(),
            output: z.string().nullable(),
            outputError: z.string().nullable(),
            execStartTime: z.string().nullable(),
            execEndTime: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

const querySchema = z.object({ commandId: z.string(), pageSize: z.coerce.number() });

const app = express();
app.get("/api/invocations", async (req, res) => {
  const { commandId, pageSize } = querySchema.parse(req.query);
  const answer = await fetch(`${upstream}/api/v2/zos`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-ZC-Action": "DescribeCommandInvocations" },
    body: JSON.stringify({ commandIds: [commandId], pageSize, pageNum: 1 }),
  });
  if (!answer.ok) return void res.sendStatus(502);
  const { response } = answerSchema.parse(await answer.json());
  res.json({ items: response.dataSet, total: response.totalCount });
});
const server = app.listen(0, "127.0.0.1", () => printAddress(server.address()));
