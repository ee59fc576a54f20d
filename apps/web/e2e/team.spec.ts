import { randomUUID } from "node:crypto";
import { sessionSchema } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { expect } from "./fixtures.ts";
import {
  instanceRows,
  invocationButton,
  invocationButtons,
  invocationsTable,
  listPath,
} from "./list-page.ts";
import { askNginx, askReplica } from "./team/ask.ts";
import { cookieHeaderOf, signInAt, test, testAlone } from "./team/fixtures.ts";
import { nginxAddress } from "./team/nginx.ts";
import { hindrance, people, type Team } from "./team/team-stack.ts";

const { ana, vik } = people;
const { manyInvocationsCommandId, mixedInvocationId, nightlyBackupCommandId } = wellKnown;
const lock = "Scripts and outputs are not shown to you. Ask whoever runs this dashboard for the reader role.";

/** An address of a list that nobody has asked for: what is asked again within a minute is one event. */
function freshList(): string {
  return `/api/invocations?${new URLSearchParams({ invocationId: randomUUID() })}`;
}

/** The request IDs in the audit trails, one list a replica. */
function recordedBy(team: Team): readonly (readonly (string | null)[])[] {
  return team.replicas.map((replica) => replica.trail().map(({ requestId }) => requestId));
}

test.describe(`two replicas behind nginx${hindrance === undefined ? "" : ` (skipped: ${hindrance})`}`, () => {
  // nginx, Redis and openssl are packages of the system, which not every machine can have; `.ci/run` installs them.
  test.skip(hindrance !== undefined, hindrance);

  test("a reader signs in from a link, and comes to what it shows", async ({ page, failures }) => {
    const link = listPath({ commandId: nightlyBackupCommandId, page: "2", open: mixedInvocationId });
    await signInAt(page, link, ana.name);
    await expect(page).toHaveURL(link);
    await expect(page.getByText(/^21–40 of/)).toBeVisible();
    await invocationButtons(page).first().click();
    await expect(page.getByRole("region", { name: "Script" })).toBeVisible();
    await expect(page.getByText(lock)).toHaveCount(0);
    // One that printed something: those that were gone by then printed nothing.
    await instanceRows(page, "Success").first().click();
    await expect(page.getByRole("log").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Audit trail" })).toBeVisible();
    expect(failures).toEqual([]);
  });

  test("a viewer signs in to the list, with outputs and the audit trail closed", async ({
    page,
    team,
    failures,
  }) => {
    await signInAt(page, listPath({ open: mixedInvocationId, invocationId: mixedInvocationId }), vik.name);
    await expect(invocationButtons(page)).toHaveCount(1);
    await expect(page.getByText(lock)).toBeVisible();
    await expect(page.getByRole("region", { name: "Script" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Audit trail" })).toHaveCount(0);
    expect(failures).toEqual([]);

    const calls = team.simulator.requests.length;
    const cookie = await cookieHeaderOf(page, team);
    const output = `/api/invocations/${mixedInvocationId}/instances/any/stdout`;
    const answer = await askNginx(team, output, { headers: { cookie } });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ code: "FORBIDDEN" });
    expect(team.simulator.requests).toHaveLength(calls);
  });

  test("both serve one session: it takes no sticky sessions", async ({ page, team }) => {
    await signInAt(page, "/", ana.name);
    const cookie = await cookieHeaderOf(page, team);
    const served = team.replicas.map(() => 0);
    await expect
      .poll(async () => {
        const { status, headers } = await askNginx(team, freshList(), { headers: { cookie } });
        expect(status).toBe(200);
        const requestId = String(headers["x-request-id"]);
        const by = recordedBy(team).findIndex((ids) => ids.includes(requestId));
        served[by] = (served[by] ?? 0) + 1;
        return served.every((times) => times > 1);
      })
      .toBe(true);
  });

  test("signing out at one holds at the other, for a stolen cookie too", async ({ page, team }) => {
    await signInAt(page, listPath({ status: "Failed" }), ana.name);
    const stolen = { cookie: await cookieHeaderOf(page, team) };
    for (const replica of team.replicas) {
      expect(await askReplica(team, replica, freshList(), stolen)).toMatchObject({ status: 200 });
    }
    await page.getByRole("button", { name: `Signed in as ${ana.name}` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(new RegExp(`^${team.provider.issuer}/`));
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    expect(await page.context().cookies(team.url)).toEqual([]);

    const calls = team.simulator.requests.length;
    for (const replica of team.replicas) {
      const refused = await askReplica(team, replica, freshList(), stolen);
      expect(refused.status).toBe(401);
      expect(JSON.parse(refused.body)).toMatchObject({ code: "UNAUTHENTICATED" });
      const { body } = await askReplica(team, replica, "/api/session", stolen);
      expect(sessionSchema.parse(JSON.parse(body)).user).toBeNull();
    }
    expect(team.simulator.requests).toHaveLength(calls);
    expect(team.log()).not.toContain(stolen.cookie.split("=")[1]);
  });

  test("cookies are for this host alone, out of reach of scripts and of other sites", async ({
    page,
    team,
  }) => {
    const set: Promise<string[]>[] = [];
    page.on("response", (response) => {
      if (!response.url().startsWith(team.url)) return;
      set.push(response.headerValues("set-cookie").then((values) => values.flatMap((v) => v.split("\n"))));
    });
    await signInAt(page, "/", vik.name);
    const lines = (await Promise.all(set)).flat();
    // The sign-in's, its end, and the session's.
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-command-history/);
      for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) {
        expect(line.split("; ")).toContain(attribute);
      }
      expect(line).not.toContain("Domain");
    }
    const kept = await page.context().cookies(team.url);
    expect(kept).toEqual([
      expect.objectContaining({
        name: "__Host-command-history",
        httpOnly: true,
        secure: true,
        sameSite: "Lax",
      }),
    ]);
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  test("browsers are told to use https only, and led there from http", async ({ page, team }) => {
    for (const path of ["/", "/api/session", "/auth/sign-in", "/no-such-page"]) {
      const { headers } = await askNginx(team, path);
      expect(headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
    }
    await page.goto(team.plainUrl + listPath({ status: "Failed" }));
    await expect(page).toHaveURL(team.url + listPath({ status: "Failed" }));
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  });

  test("the trail names who asked and from where, whatever a browser writes into its headers", async ({
    page,
    team,
  }) => {
    const forged = {
      "X-Forwarded-For": "203.0.113.7",
      "X-Real-IP": "203.0.113.7",
      Forwarded: "for=203.0.113.7",
      "X-Forwarded-User": vik.id,
      "X-Forwarded-Groups": "support",
      X_Forwarded_User: vik.id,
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "http",
    };
    expect(await askNginx(team, freshList(), { headers: forged })).toMatchObject({ status: 401 });

    const ids: string[] = [];
    page.on("response", (response) => {
      const id = response.headers()["x-request-id"];
      if (id !== undefined) ids.push(id);
    });
    await page.setExtraHTTPHeaders(forged);
    await signInAt(page, listPath({ invocationId: randomUUID() }), ana.name);
    const cookie = await cookieHeaderOf(page, team);
    const asked: readonly { from: string; known: string[] }[] = [
      { from: "127.0.0.1", known: ids },
      { from: "127.0.0.9", known: [] },
    ];
    for (const { from, known } of asked) {
      await expect
        .poll(async () => {
          const { headers } = await askNginx(team, freshList(), { from, headers: { ...forged, cookie } });
          known.push(String(headers["x-request-id"]));
          return recordedBy(team).every((recorded) => known.some((id) => recorded.includes(id)));
        })
        .toBe(true);
    }

    const events = team.replicas.flatMap((replica) => replica.trail());
    const of = (known: string[]) => events.filter(({ requestId }) => known.includes(String(requestId)));
    expect(new Set(of(ids).map(({ action }) => action))).toEqual(new Set(["sign-in", "list"]));
    for (const { from, known } of asked) {
      const told = of(known).map(({ user, address }) => ({ user, address }));
      expect(told).toEqual(told.map(() => ({ user: { id: ana.id, name: ana.name }, address: from })));
    }
    expect(events.filter(({ address }) => address === nginxAddress || address === "203.0.113.7")).toEqual([]);
  });

  testAlone(
    "one is killed in the middle of a request, and the user notices nothing",
    async ({ page, team, failures }) => {
      await signInAt(page, listPath({ commandId: nightlyBackupCommandId }), ana.name);
      await expect(page.getByText(/^1–20 of/)).toBeVisible();

      team.gate.shut();
      await page.getByRole("button", { name: "Next page" }).click();
      await expect.poll(() => team.gate.waiting).not.toEqual([]);
      const asking = team.replicas.findIndex(({ accessKeyId }) =>
        team.gate.waiting[0]?.includes(accessKeyId),
      );
      const [killed, other] = asking === 0 ? team.replicas : [team.replicas[1], team.replicas[0]];
      await killed.kill();
      await expect.poll(() => team.gate.waiting.some((call) => call.includes(other.accessKeyId))).toBe(true);
      team.gate.open();
      await expect(page.getByText(/^21–40 of/)).toBeVisible();

      await page.getByRole("button", { name: "Failed", exact: true }).click();
      await expect(page).toHaveURL(listPath({ commandId: nightlyBackupCommandId, status: "Failed" }));
      await expect(invocationsTable(page)).not.toHaveAttribute("aria-busy");
      await invocationButtons(page).first().click();
      await instanceRows(page, "Failed").first().click();
      await expect(page.getByRole("log", { name: /^stderr of/ })).toContainText(
        "tar: Error is not recoverable",
      );
      await page.reload();
      await expect(page.getByRole("log", { name: /^stderr of/ })).toContainText(
        "tar: Error is not recoverable",
      );
      await expect(page.getByRole("alert")).toHaveCount(0);
      expect(failures).toEqual([]);
    },
  );

  testAlone(
    "one is killed in the middle of an answer, and the user is told and asks again",
    async ({ page, team }) => {
      team.gate.shut(1_000_000);
      const path = listPath({ commandId: manyInvocationsCommandId, pageSize: "10000" });
      await signInAt(page, path, ana.name);
      const firstRow = invocationButton(page, "bulk-20x-00000");
      await expect(firstRow).toBeVisible();
      await expect.poll(() => team.gate.waiting).not.toEqual([]);
      const killed = team.replicas.find(({ accessKeyId }) => team.gate.waiting[0]?.includes(accessKeyId));
      await killed?.kill();
      await expect(page.getByRole("alert")).toBeVisible();
      await expect(firstRow).toBeVisible();
      team.gate.open();
      await page.getByRole("button", { name: "Load again" }).click();
      await expect(page.getByText(/^1–10,000 of/)).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole("alert")).toHaveCount(0);
    },
  );

  testAlone("one is gone, and people sign in and out at the other", async ({ page, team, failures }) => {
    await team.replicas[0].kill();
    await signInAt(page, "/", ana.name);
    await expect(invocationButtons(page)).not.toHaveCount(0);
    await page.getByRole("button", { name: `Signed in as ${ana.name}` }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    expect(failures).toEqual([]);
  });
});
