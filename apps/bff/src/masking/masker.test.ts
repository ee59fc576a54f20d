import { markPattern } from "@command-history/contract";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createMasker } from "./masker.ts";

// Megabytes flow here, on machines that have other things to do as well.
vi.setConfig({ testTimeout: 60_000 });

/** Work in one go: nobody else waits here. */
const turns = { isOver: () => false, next: () => Promise.resolve() };
const masker = createMasker([]);

async function mask(text: string): Promise<string> {
  return (await masker.mask(text, turns)).text;
}

// Put together from parts: none of them is a secret, and no scanner should take one for it.
const letters = "aB3dE5gH7jK9mN2pQ4sT6vW8xY1zC0bR";
const pem = (label: string, border: string) => `-----${border} ${label} KEY-----`;
const key = [letters, letters].join("");

describe("a secret is hidden, and nothing else of its line", () => {
  it.each([
    ["DB_PASSWORD=hunter2", "DB_PASSWORD=[hidden: password]"],
    ["export MYSQL_PWD='correct horse'", "export MYSQL_PWD='[hidden: password]'"],
    ["  password: hunter", "  password: [hidden: password]"],
    ['  db_pass: "p4ss word" # local', '  db_pass: "[hidden: password]" # local'],
    ['"pass": "hunter2"', '"pass": "[hidden: password]"'],
    ["dbPass=hunter2", "dbPass=[hidden: password]"],
    ['{"user":"bob","password":"s3\\"cret","id":1}', '{"user":"bob","password":"[hidden: password]","id":1}'],
    ['"{\\"password\\":\\"abc123\\",\\"id\\":2}"', '"{\\"password\\":\\"[hidden: password]\\",\\"id\\":2}"'],
    ["{password: hunter2, user: bob}", "{password: [hidden: password], user: bob}"],
    ["api_key=Abc(1234567", "api_key=[hidden: API key]"],
    ["DB_PASSWORD=Summer(2024)!", "DB_PASSWORD=[hidden: password])!"],
    ['password: "Summer(2024)"', 'password: "[hidden: password]"'],
    ["password=[abc123", "password=[hidden: password]"],
    ["password=(abc123)", "password=[hidden: password])"],
    ["mysql -u app -pAbc(123 shop", "mysql -u app -p[hidden: password] shop"],
    ["Server=db;User Id=sa;Pwd=abc123;Database=x", "Server=db;User Id=sa;Pwd=[hidden: password];Database=x"],
    ["https://h/p?access_token=abcdef123&user=x", "https://h/p?access_token=[hidden: token]&user=x"],
    ["tool --password hunter2 --verbose", "tool --password [hidden: password] --verbose"],
    ['["--token", "abc123def"]', '["--token", "[hidden: token]"]'],
    ["api_key = k-12345678", "api_key = [hidden: API key]"],
    ["X-Api-Key: k-12345678", "X-Api-Key: [hidden: API key]"],
    ["  'client_secret' => 'abc-def',", "  'client_secret' => '[hidden: secret]',"],
    [
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCY",
      "aws_secret_access_key = [hidden: AWS secret key]",
    ],
    ["ZENLAYER_ACCESS_KEY_SECRET=abcdef12", "ZENLAYER_ACCESS_KEY_SECRET=[hidden: access key]"],
    ["AccountName=a;AccountKey=ab12cd34==;X=y", "AccountName=a;AccountKey=[hidden: key];X=y"],
    ['$Password = "Winter2025!"', '$Password = "[hidden: password]"'],
    ['$env:DB_TOKEN = "abc123def"', '$env:DB_TOKEN = "[hidden: token]"'],
    ["Set-It -Password 'Winter 2025'", "Set-It -Password '[hidden: password]'"],
    [
      'ConvertTo-SecureString "Winter2025!" -AsPlainText',
      'ConvertTo-SecureString "[hidden: password]" -AsPlainText',
    ],
    ["<password>hunter2</password>", "<password>[hidden: password]</password>"],
    ["mysql -u root -phunter2 shop", "mysql -u root -p[hidden: password] shop"],
    ["sshpass -p hunter2 ssh host", "sshpass -p [hidden: password] ssh host"],
    ["redis-cli -h r -a hunter2 ping", "redis-cli -h r -a [hidden: password] ping"],
    ["curl -s -u admin:pa55 https://h/", "curl -s -u admin:[hidden: password] https://h/"],
    ["mysqldump --all -u root -phunter2 > all.sql", "mysqldump --all -u root -p[hidden: password] > all.sql"],
    ["mariadb -uroot -p'hunter2' shop", "mariadb -uroot -p'[hidden: password]' shop"],
    ["mariadb-dump -uroot -phunter2 shop", "mariadb-dump -uroot -p[hidden: password] shop"],
    ["mysqladmin -P 3307 -phunter2 ping", "mysqladmin -P 3307 -p[hidden: password] ping"],
    ["sshpass -phunter2 ssh host", "sshpass -p[hidden: password] ssh host"],
    ["REDISCLI_AUTH=hunter2 redis-cli ping", "REDISCLI_AUTH=[hidden: password] redis-cli ping"],
    ["redis-cli -h r --pass hunter2 ping", "redis-cli -h r --pass [hidden: password] ping"],
    ["requirepass hunter2", "requirepass [hidden: password]"],
    ["PGPASSWORD=hunter2 psql -h db", "PGPASSWORD=[hidden: password] psql -h db"],
    ["curl -uadmin:hunter2 https://h/", "curl -uadmin:[hidden: password] https://h/"],
    ["curl --proxy-user 'a:hunter2' https://h/", "curl --proxy-user 'a:[hidden: password]' https://h/"],
    ["mongosh --port 27017 -u root -p hunter2", "mongosh --port 27017 -u root -p [hidden: password]"],
    ["mongodump -u root -p=hunter2", "mongodump -u root -p=[hidden: password]"],
    ["docker login -u bob -p hunter2 reg.io", "docker login -u bob -p [hidden: password] reg.io"],
    ["podman login reg.io -u bob -p hunter2", "podman login reg.io -u bob -p [hidden: password]"],
    [
      "echo hunter2 | docker login --password-stdin",
      "echo [hidden: password] | docker login --password-stdin",
    ],
    ["echo 'hunter2' | sudo -S reboot", "echo '[hidden: password]' | sudo -S reboot"],
    ["echo hunter2 | passwd --stdin bob", "echo [hidden: password] | passwd --stdin bob"],
    ['echo "bob:hunter2" | sudo chpasswd', 'echo "bob:[hidden: password]" | sudo chpasswd'],
    ["htpasswd -bc /etc/nginx/users bob hunter2", "htpasswd -bc /etc/nginx/users bob [hidden: password]"],
    ["htpasswd -nb bob hunter2", "htpasswd -nb bob [hidden: password]"],
    ["unzip -P hunter2 a.zip", "unzip -P [hidden: password] a.zip"],
    ["7z x -phunter2 a.7z", "7z x -p[hidden: password] a.7z"],
    ["sqlcmd -S db -U sa -P hunter2", "sqlcmd -S db -U sa -P [hidden: password]"],
    ["sqlplus app/hunter2@db", "sqlplus app/[hidden: password]@db"],
    [
      "ldapsearch -x -D cn=admin -w hunter2 -b dc=x",
      "ldapsearch -x -D cn=admin -w [hidden: password] -b dc=x",
    ],
    ["ipmitool -I lanplus -U admin -P hunter2 sol", "ipmitool -I lanplus -U admin -P [hidden: password] sol"],
    ["smbclient //h/s -U bob%hunter2", "smbclient //h/s -U bob%[hidden: password]"],
    ["lftp -u bob,hunter2 ftp.h", "lftp -u bob,[hidden: password] ftp.h"],
    ["plink -pw hunter2 bob@h", "plink -pw [hidden: password] bob@h"],
    ["xfreerdp /u:bob /p:hunter2 /v:h", "xfreerdp /u:bob /p:[hidden: password] /v:h"],
    ["snmpwalk -v2c -c hunter2 h", "snmpwalk -v2c -c [hidden: password] h"],
    ["openssl rsa -in k -passin pass:hunter2", "openssl rsa -in k -passin pass:[hidden: password]"],
    ["rabbitmqctl add_user bob hunter2", "rabbitmqctl add_user bob [hidden: password]"],
    ["machine h login bob password hunter2", "machine h login bob password [hidden: password]"],
    ["CREATE USER a IDENTIFIED BY 'hunter2';", "CREATE USER a IDENTIFIED BY '[hidden: password]';"],
    ["ALTER USER a WITH PASSWORD 'hunter2';", "ALTER USER a WITH PASSWORD '[hidden: password]';"],
    [
      "aws configure set aws_secret_access_key wJalrXUtn",
      "aws configure set aws_secret_access_key [hidden: password]",
    ],
    [
      "mount -o username=a,password=hunter2,uid=0 //h/s",
      "mount -o username=a,password=[hidden: password],uid=0 //h/s",
    ],
    [
      'curl -H "Authorization: Bearer abc.def-123456" https://h/',
      'curl -H "Authorization: Bearer [hidden: bearer token]" https://h/',
    ],
    ["Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [hidden: credentials of a header]"],
    ["postgres://app:p%40ss@db:5432/x", "postgres://app:[hidden: password]@db:5432/x"],
    ["postgres://app:pa/ss@db/x", "postgres://app:[hidden: password]@db/x"],
    ["url: 'amqp://app:/p/a/ss/@mq/x'", "url: 'amqp://app:[hidden: password]@mq/x'"],
    ["redis://:hunter2@cache:6379", "redis://:[hidden: password]@cache:6379"],
    [`root:$6$salt$${letters}:19000:0:::`, "root:[hidden: password hash]:19000:0:::"],
    [`pushing with gh${"p_"}${letters}Ab12`, "pushing with [hidden: GitHub token]"],
    [`xox${"b-"}123456789012-abcdefABCDEF`, "[hidden: Slack token]"],
    [`id_token eyJ${letters}.eyJ${letters}.${letters}`, "id_token [hidden: web token]"],
    [`glpat${"-"}${letters}`, "[hidden: GitLab token]"],
    ['password="cut off at the end of the li', 'password="[hidden: password]'],
    ["mysql -p'Xk3&9zQ' shop", "mysql -p'[hidden: password]' shop"],
    ['mysql -p"a b;c|d<e>\\"f" shop', 'mysql -p"[hidden: password]" shop'],
    ["mysql -p'it'\\''s 5' shop", "mysql -p'[hidden: password]' shop"],
    ["mysql -p$'a&b' shop", "mysql -p$'[hidden: password]' shop"],
    ["mysql -pab\\&c5 shop", "mysql -p[hidden: password] shop"],
    ['ssh h "mysql -pXk3"; ls', 'ssh h "mysql -p[hidden: password]"; ls'],
    ['{"cmd":"mysql -p\\"X&3 z\\" shop"}', '{"cmd":"mysql -p\\"[hidden: password]\\" shop"}'],
    ['{"cmd":"ssh h \\"mysql -pXk3\\" x"}', '{"cmd":"ssh h \\"mysql -p[hidden: password]\\" x"}'],
    ["mysql -p'cut off & lost", "mysql -p'[hidden: password]"],
    ["sshpass -p 'X&3 z' ssh host", "sshpass -p '[hidden: password]' ssh host"],
    ["curl -u 'bob:X&3 z' https://h/", "curl -u 'bob:[hidden: password]' https://h/"],
    ['curl -u bob:"X&3 z" https://h/', 'curl -u bob:"[hidden: password]" https://h/'],
    ["http -a 'bob:X&3' https://h/", "http -a 'bob:[hidden: password]' https://h/"],
    ["smbclient //h/s -U 'bob%X&3'", "smbclient //h/s -U 'bob%[hidden: password]'"],
    ["xfreerdp '/p:X&3 z' /v:h", "xfreerdp '/p:[hidden: password]' /v:h"],
    ["openssl rsa -passin 'pass:X&3'", "openssl rsa -passin 'pass:[hidden: password]'"],
    [`sqlplus 'app/"X/3&z"@db'`, `sqlplus 'app/"[hidden: password]"@db'`],
    ["htpasswd -nb bob 'X&3 z'", "htpasswd -nb bob '[hidden: password]'"],
    ["echo 'p&ss' | sudo -S reboot", "echo '[hidden: password]' | sudo -S reboot"],
    ['echo "a b|c" | passwd --stdin bob', 'echo "[hidden: password]" | passwd --stdin bob'],
    ["echo 'bob:X&3 z' | chpasswd", "echo 'bob:[hidden: password]' | chpasswd"],
    ["requirepass 'X&3 z'", "requirepass '[hidden: password]'"],
    ["REDISCLI_AUTH='X&3 z' redis-cli", "REDISCLI_AUTH='[hidden: password]' redis-cli"],
    ["CREATE USER a IDENTIFIED BY 'X\\'3\"';", "CREATE USER a IDENTIFIED BY '[hidden: password]';"],
    ["mysql\t-phunter2", "mysql\t-p[hidden: password]"],
    ["mysqldump -u root\t-phunter2", "mysqldump -u root\t-p[hidden: password]"],
    ["mysqldump \\\n  -u root \\\n  -phunter2", "mysqldump \\\n  -u root \\\n  -p[hidden: password]"],
    ["mysqldump \\\r\n-phunter2", "mysqldump \\\r\n-p[hidden: password]"],
    ["sshpass \\\n\t-p hunter2 ssh h", "sshpass \\\n\t-p [hidden: password] ssh h"],
  ])("%s", async (line, expected) => {
    expect(await mask(line)).toBe(expected);
    expect(await mask(`before\n${line}\r\nafter\n`)).toBe(`before\n${expected}\r\nafter\n`);
  });
});

describe("what only looks like a secret stays", () => {
  it.each([
    "Password: ",
    "Enter new UNIX password: Retype new UNIX password: passwd: password updated successfully",
    "[sudo] password for ops: ",
    "passwd: updated successfully",
    "passwd:         files systemd",
    "passwd: files",
    "pam_unix(passwd:chauthtok): password changed for bob",
    "systemd[1]: Started Dispatch Password Requests to Console Directory Watch.",
    "sshd[812]: Failed password for invalid user admin from 203.0.113.7 port 41812 ssh2",
    "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)",
    "PermitEmptyPasswords no",
    "token_count=5",
    "max_tokens: 4096",
    "tokens=120000",
    "secretName: web-tls-2024",
    "password_file=/run/secrets/db",
    "PWD=/root/app2",
    "OLDPWD=/root",
    "compass: north2",
    "pass: 12 fail: 3",
    "DB_PASSWORD=$DB_PASSWORD",
    'mysql -p"$MYSQL_PASSWORD"',
    "mysql -u root -p shop",
    "mysql -p --host db",
    'ssh host "mysql -u root -p" && echo "done"',
    "ssh host 'mysql -u root -p'; echo 'done'",
    "mysql\nls -pabc",
    "wget -A jpg:png https://h/",
    "wget -a log:5 https://h/",
    "docker run --name mysql -p3306:3306 -d mysql",
    "docker run --name mysql -p 3306:3306 -d mysql",
    "mkdir -p /srv/mongo",
    'redis-cli -a "$REDIS_PASSWORD" ping',
    'echo "$TOKEN" | docker login --password-stdin',
    "echo done | sudo tee /etc/motd",
    "snmpwalk -v2c -c public h",
    "unzip -p a.zip file",
    "last login bob on tty1",
    'read -p "Password: " answer',
    "read -s -p 'Password: ' answer",
    'pw = input("Password: ")',
    'pw = getpass.getpass("Password: ")',
    '$pw = Read-Host "Password: " -AsSecureString',
    'echo "Enter password: " && read -s answer2',
    '{"script":"read -p \\"Password: \\" answer2"}',
    'curl -u "admin:$PASSWORD" https://h/',
    `password: ${"$"}{{ secrets.DB_PASSWORD }}`,
    "password=$(openssl rand -hex 16)",
    "password = getpass()",
    'password = input("Your word: ")',
    "token=token.substr(0, 8);",
    "login(user, password=hash(raw2))",
    "password=[1, 2]",
    "password={",
    "token = os.environ['TOKEN']",
    "password=********",
    "password=",
    'password: ""',
    'if [ "$password" = "" ]; then',
    'if password == "x"',
    "token: null",
    "SyntaxError: Unexpected token: }",
    "token: expired, sign in again",
    "private_key = /etc/ssl/private/agent2.key",
    "https://example.com:8443/a@b",
    "http://[2001:db8::1]:8443/a@b",
    '{"at":"http://cache:app/x","by":"ops@example.com"}',
    "git@github.com:example/repo2.git",
    "Proxy-Authorization: required",
    "the bearer of this certificate",
    "-----BEGIN CERTIFICATE-----",
    "Setting up libpam-runtime (1.5.2-6) ...",
    "[hidden: password]",
    "password=[hidden: password]",
  ])("%s", async (line) => {
    const { text, masks } = await masker.mask(`${line}\n`, turns);
    expect(text).toBe(`${line}\n`);
    expect(masks).toBe(0);
  });
});

describe("a very long secret", () => {
  it.each([
    ["in quotes", `password="${key.repeat(200)}"`, 'password="[hidden: password]"'],
    ["in quotes that never close", `password='${key.repeat(1000)}`, "password='[hidden: password]"],
    ["in JSON within JSON", `\\"token\\":\\"${key.repeat(200)}\\"`, '\\"token\\":\\"[hidden: token]\\"'],
    ["without quotes", `token=${key.repeat(1000)}&id=5`, "token=[hidden: token]&id=5"],
  ])("%s is hidden up to its end", async (_name, written, expected) => {
    // Not by `toBe`, which would print the whole text.
    const shown = await mask(`a ${written}\nb`);
    expect(shown.slice(0, 200)).toBe(`a ${expected}\nb`);
  });

  it.each([1, 2, 255, 256, 257, 258, 512])("of %i characters is hidden like a short one", async (length) => {
    const value = "a1".repeat(length).slice(0, length);
    expect(await mask(`DB_PASSWORD=${value}; ls`)).toBe("DB_PASSWORD=[hidden: password]; ls");
    expect(await mask(`{"password":"${value}","id":1}`)).toBe('{"password":"[hidden: password]","id":1}');
  });
});

describe("a private key", () => {
  const body = [key, key, `${letters}==`];

  it("is hidden as a whole, and keeps its lines", async () => {
    const block = [pem("RSA PRIVATE", "BEGIN"), ...body, pem("RSA PRIVATE", "END")];
    expect(await mask(["a", ...block, "b"].join("\n"))).toBe("a\n[hidden: private key]\n\n\n\n\nb");
    expect(await mask(["a", ...block, "b"].join("\r\n"))).toContain(
      "[hidden: private key]\r\n\r\n\r\n\r\n\r\nb",
    );
    const shown = JSON.stringify({ key: block.join("\n"), id: 5 });
    expect(await mask(shown)).toBe('{"key":"[hidden: private key]","id":5}');
  });

  it("that is cut off is hidden up to where it is", async () => {
    const start = pem("OPENSSH PRIVATE", "BEGIN");
    expect(await mask([start, ...body, "done, see above"].join("\n"))).toBe(
      "[hidden: private key]\n\n\n\ndone, see above",
    );
    expect(await mask(`${start}\n${key.slice(0, 20)}`)).toBe("[hidden: private key]\n");
  });

  it("on one line without an end is hidden, and what follows it stays", async () => {
    const start = pem("PRIVATE", "BEGIN");
    const long = key.repeat(25);
    expect(await mask(`${start}${long}`)).toBe("[hidden: private key]");
    expect(await mask(`${start} ${body.join(" ")}\nb`)).toBe("[hidden: private key]\nb");
    expect(await mask(`{"key":"${start}${long}","id":5}`)).toBe('{"key":"[hidden: private key]","id":5}');
    expect(await mask(`${start}\n${long}\n${letters}==\ndone, see above`)).toBe(
      "[hidden: private key]\n\n\ndone, see above",
    );
  });

  it("with headers, or lines of a log around it, is hidden too", async () => {
    const block = [
      pem("EC PRIVATE", "BEGIN"),
      "Proc-Type: 4,ENCRYPTED",
      "",
      ...body,
      pem("EC PRIVATE", "END"),
    ];
    expect(await mask(block.join("\n"))).not.toContain(letters);
    expect(await mask(block.map((line) => `Nov 20 09:30 host app: ${line}`).join("\n"))).not.toContain(
      letters,
    );
  });
});

describe("masking", () => {
  it("counts marks, and the bytes by which the text has changed", async () => {
    const text = "password=ünsäglich9 token=abc123def\n";
    const masked = await masker.mask(text, turns);
    expect(masked.masks).toBe(2);
    expect(Buffer.byteLength(masked.text) + masked.bytesHidden).toBe(Buffer.byteLength(text));
    expect(markPattern.exec(masked.text)?.[1]).toBe("password");
  });

  const secrets = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9!#%+_~-]{8,60}[0-9][A-Z]$/).map((value) => [`DB_PASSWORD=${value}`, value]),
    fc
      .stringMatching(/^[A-Za-z0-9 !#%+_~-]{8,60}[0-9][A-Z]$/)
      .map((value) => [`"apiToken": "${value}"`, value]),
    fc
      .stringMatching(/^[A-Za-z0-9._~+-]{20,60}[0-9]$/)
      .map((value) => [`Authorization: Bearer ${value}`, value]),
    fc.stringMatching(/^[A-Za-z0-9!%+_~-]{8,60}[0-9]$/).map((value) => [`ftp://bob:${value}@host/`, value]),
    fc.stringMatching(/^[A-Za-z0-9]{36}$/).map((value) => [`gh${"p_"}${value}`, value]),
    fc
      .stringMatching(/^[A-Za-z0-9+]{64}$/)
      .map((value) => [`${pem("PRIVATE", "BEGIN")}\n${value}\n${pem("PRIVATE", "END")}`, value]),
  );

  it("lets no secret through, wherever it stands", async () => {
    // Around the places where a text is cut into pieces, in one long line and in many.
    const place = fc.oneof(
      fc.nat(140_000),
      fc.integer({ min: 65_000, max: 66_200 }),
      fc.integer({ min: 130_000, max: 132_200 }),
    );
    await fc.assert(
      fc.asyncProperty(
        secrets,
        place,
        fc.constantFrom(" ", "\n"),
        async ([written = "", secret = ""], at, gap) => {
          const filler = `served 37 bytes in 5 ms.${gap}`.repeat(6000);
          const text = `${filler.slice(0, at)}${gap}${written}${gap}${filler.slice(at)}`;
          const masked = await masker.mask(text, turns);
          // Not by `toContain`, which would print the whole text.
          expect(masked.text.includes(secret)).toBe(false);
          expect(masked.masks).toBeGreaterThan(0);
          expect(masked.text.startsWith(filler.slice(0, at))).toBe(true);
          expect(masked.text.endsWith(filler.slice(at))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gives a text without a secret back as it is", async () => {
    const words = fc.constantFrom(
      "df",
      "-h",
      "/dev/sda1",
      "92%",
      "\n",
      "ok:",
      "磁盘",
      "password",
      "token",
      "\u001b[1m",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 200 }), async (parts) => {
        const text = parts.join(" ");
        const masked = await masker.mask(text, turns);
        expect(masked).toEqual({ text, masks: 0, bytesHidden: 0 });
      }),
    );
  });

  it("gives others their turn on a long text", async () => {
    let given = 0;
    await masker.mask("served 37 bytes in 5 ms\n".repeat(100_000), {
      isOver: () => true,
      next: async () => {
        given += 1;
      },
    });
    expect(given).toBeGreaterThan(20);
  });

  it.each([
    ["names without end", "password="],
    ["quotes that never close", 'password="'],
    ["escaped quotes", 'token=\\"a'],
    ["flags", " --password "],
    ["secrets in short lines", "pwd=x1\n"],
    ["starts of keys", "-----BEGIN PRIVATE KEY-----\n"],
    ["keys without an end", `${pem("PRIVATE", "BEGIN")}${key} `],
    ["addresses", "://a:b"],
    ["addresses with paths", "://a:b/"],
    ["web tokens", "eyJ-eyJaaaaaaaa."],
    ["one very long value", "x"],
    ["mysql", "mysql a -p "],
    ["curl", "curl -u a:"],
    ["commands", "ldapsearch zip -P "],
    ["pipes", "echo a|"],
    ["quotes behind a pipe", "echo 'a|b\" "],
    ["quotes of all depths", `echo 'a echo "a echo \\'a echo \\"a `],
    ["passwords in quotes that never close", "mysql -p'a\\' "],
    ["lines that go on", "mysql -a \\\n"],
    ["htpasswd", "htpasswd -b a "],
    ["prompts", '"Password: "'],
    ["authorization", "authorization: digest "],
    ["lists", "token=["],
    ["values from elsewhere", "token=$("],
    ["calls", "api_key=A("],
    ["objects", "password={"],
    ["SendGrid keys", `SG.a.${"a".repeat(300)} `],
  ])("of two megabytes of %s ends", async (_name, unit) => {
    const text = `token=${unit.repeat(Math.ceil(2_000_000 / unit.length))}`;
    const masked = await masker.mask(text, turns);
    expect(Buffer.byteLength(masked.text) + masked.bytesHidden).toBe(Buffer.byteLength(text));
  });
});
