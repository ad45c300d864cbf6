using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Text;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Client;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Commands that talk to a running host: import, people, tasks, report, mails, account, unlock, health.</summary>
public sealed class ClientCommands(Terminal terminal)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the operator adds to the command to answer a question of the host, by the code of the question.</summary>
    private static readonly Dictionary<string, LocalizedText> HowToAnswer = new()
    {
        ["which-plan"] = new(
            "请再次运行并加 --as new（新方案），或 --as correction（更正；可能不止一份时加 --corrects <编号>）。",
            "Run it again with --as new, or with --as correction (and --corrects <id> where it could be several)."
        ),
        ["cancels-tasks"] = new(
            "没有启动。确认要取消这些任务后，再次运行并加 --cancels <项数>。",
            "Not started. Run it again with --cancels <number of tasks> if these tasks are to end."
        ),
        ["which-deadline"] = new(
            "请再次运行并加 --undated standing（都是长期坚持）、--undated omit（都不列入）或 --undated <日期>；只答一项时写 --undated <序号>=<回答>，可写多次。",
            "Run it again with --undated standing (all are standing duties), --undated omit or --undated <date>; "
                + "for one task write --undated <number>=<answer>, as often as needed."
        ),
        ["which-place"] = new("请再次运行并加 --place <地点全称>。", "Run it again with --place and the place in full."),
    };

    private readonly Option<string> _data = new("--data")
    {
        HelpName = "folder",
        DefaultValueFactory = _ => new HostSettings().Data,
        Description = terminal.Say("主机的数据目录（默认 data）", "the host's data folder (default: data)"),
    };
    private readonly Option<string?> _url = new("--url")
    {
        HelpName = "url",
        Description = terminal.Say("主机地址；默认从数据目录得知", "the host's address; by default as its data folder has it"),
    };
    private readonly Option<bool> _json = new("--json") { Description = terminal.Say("输出 JSON", "prints JSON") };

    public IEnumerable<Command> Build()
    {
        yield return Import();
        yield return People();
        yield return List("tasks", "/api/tasks?most=1000", terminal.Say("列出台账中的任务", "lists the tasks in the ledger"), Task);
        yield return List("mails", "/api/mails?most=1000", terminal.Say("列出邮件及其状态", "lists mails and what became of them"), Mail);
        yield return Report();
        yield return new AccountCommands(terminal, this).Build();
        yield return Unlock();
        yield return Command(
            "health",
            terminal.Say("主机是否正常", "whether the host is well"),
            [],
            async (_, host, cancellationToken) => await host.Get("/health/ready", cancellationToken),
            node =>
                terminal.Line(
                    $"{node["status"]}　{terminal.Say("现在", "now")} {node["now"]}　"
                        + $"{terminal.Say("下次唤醒", "next wake-up")} {node["nextWakeAt"] ?? "-"}"
                )
        );
    }

    private Command Import()
    {
        var file = new Argument<string>("FILE") { Description = terminal.Say("方案文件", "the plan") };
        var start = new Option<bool>("--start")
        {
            Description = terminal.Say(
                "没有错误就启动；已被取代的一版重新启用",
                "starts it where it has no errors; puts a superseded edition back in force"
            ),
        };
        var place = new Option<string?>("--place")
        {
            HelpName = "place",
            Description = terminal.Say("文件没有写明时，它属于哪里", "where the plan belongs, for a file that leaves it open"),
        };
        var kind = new Option<string?>("--as")
        {
            HelpName = "new|correction",
            Description = terminal.Say("新方案，还是对正在执行的方案的更正", "whether it is a new plan or a correction of one in force"),
        };
        var corrects = new Option<string?>("--corrects")
        {
            HelpName = "plan",
            Description = terminal.Say("所更正的方案的编号", "the id of the plan that it corrects"),
        };
        var cancels = new Option<int>("--cancels")
        {
            HelpName = "number",
            Description = terminal.Say(
                "已知启动将取消几项进行中的任务；会取消更多时不启动",
                "how many running tasks you know the start to cancel; where it would be more, nothing starts"
            ),
        };
        var undated = new Option<string[]>("--undated")
        {
            HelpName = "standing|omit|date",
            Description = terminal.Say(
                "没有时限的任务怎样处理；“序号=”在前时只答该任务，可多次给出",
                "what becomes of tasks without a deadline; with “number=” before it, of that task; may be given several times"
            ),
        };
        return Command(
            "import",
            terminal.Say("把方案交给主机", "hands a plan to the host"),
            [file, start, place, kind, corrects, cancels, undated],
            async (parsed, host, cancellationToken) =>
            {
                var source = Use(InputFile.Read(parsed.GetRequiredValue(file)));
                var query = new List<string>();
                if (parsed.GetValue(start))
                    query.Add("start=true");
                if (parsed.GetValue(place) is { } where)
                    query.Add($"place={Uri.EscapeDataString(where)}");
                if (parsed.GetValue(kind) is { } answer)
                    query.Add($"as={Uri.EscapeDataString(answer)}");
                foreach (var becomes in parsed.GetValue(undated) ?? [])
                    query.Add($"undated={Uri.EscapeDataString(becomes)}");
                if (parsed.GetValue(corrects) is { } plan)
                    query.Add($"corrects={Uri.EscapeDataString(plan)}");
                if (parsed.GetValue(cancels) is > 0 and var known)
                    query.Add($"cancels={known}");
                return await host.Upload(
                    HttpMethod.Post,
                    "/api/plans" + (query.Count == 0 ? "" : "?" + string.Join('&', query)),
                    source.Name,
                    source.Content.ToArray(),
                    cancellationToken
                );
            },
            Plan,
            (parsed, node) =>
                parsed.GetValue(start) && EnumCodes.EditionStates.ValueOf(Text(node["state"])) == EditionState.Draft
                    ? ExitCodes.ErrorsFound
                    : ExitCodes.Fine
        );
    }

    private void Plan(JsonNode node)
    {
        terminal.Line(
            $"{node["title"]}　{terminal.Say(EnumCodes.EditionStates.ValueOf(Text(node["state"])).Name())}　"
                + $"{node["tasks"]} {terminal.Say("项任务", "tasks")}"
        );
        foreach (var finding in node["findings"]?.AsArray() ?? [])
            terminal.Line(
                $"  {terminal.Say(Enum.Parse<Severity>(Text(finding!["severity"]), ignoreCase: true).Name())} "
                    + $"{finding[terminal.Say("chinese", "english")]}"
            );
    }

    private Command People()
    {
        var file = new Argument<string>("FILE")
        {
            Description = terminal.Say("通讯录（.csv 或 .xlsx）", "the directory of people (.csv or .xlsx)"),
        };
        return Command(
            "people",
            terminal.Say("更换通讯录", "replaces the directory of people"),
            [file],
            async (parsed, host, cancellationToken) =>
            {
                var source = Use(InputFile.Read(parsed.GetRequiredValue(file)));
                return await host.Upload(HttpMethod.Put, "/api/directory", source.Name, source.Content.ToArray(), cancellationToken);
            },
            node => terminal.Line(terminal.Say($"通讯录已更新：{node["people"]}人", $"The directory is in force: {node["people"]} entries"))
        );
    }

    private Command Report()
    {
        var task = new Argument<string>("TASK") { Description = terminal.Say("任务编号", "the task's id") };
        var phase = new Argument<string>("PHASE")
        {
            Description = terminal.Say(
                "阶段：名称、序号或类别（plough、plant、apply）",
                "the phase: name, number or kind (plough, plant, apply)"
            ),
        };
        var area = new Option<decimal?>("--area")
        {
            HelpName = "mu",
            Description = terminal.Say("累计完成面积（亩）；不填即全部完成", "area done in all so far (mu); the whole without it"),
        };
        return Command(
            "report",
            terminal.Say("填报进度", "reports progress"),
            [task, phase, area],
            async (parsed, host, cancellationToken) =>
            {
                var body = new JsonObject { ["phase"] = parsed.GetRequiredValue(phase) };
                if (parsed.GetValue(area) is { } done)
                    body["areaMu"] = done;
                return await host.Post($"/api/tasks/{Uri.EscapeDataString(parsed.GetRequiredValue(task))}/report", body, cancellationToken);
            },
            node => Task(node)
        );
    }

    private Command Unlock()
    {
        var name = new Argument<string>("NAME") { Description = terminal.Say("登录名", "the sign-in name") };
        var secondStep = new Option<bool>("--second-step")
        {
            Description = terminal.Say(
                "取消第二验证（设备和恢复码都丢失时）；登录只要密码",
                "turns the second step off, where device and recovery codes are lost; the password is enough then"
            ),
        };
        var turnsOff = false;
        return Command(
            "unlock",
            terminal.Say("让输错密码的账号不必再等", "ends the waiting of an account after wrong passwords"),
            [name, secondStep],
            async (parsed, host, cancellationToken) =>
            {
                turnsOff = parsed.GetValue(secondStep);
                var account = $"/api/accounts/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}";
                var unlocked = await host.Post($"{account}/unlock", [], cancellationToken);
                return turnsOff ? await host.Post($"{account}/second-step/off", [], cancellationToken) : unlocked;
            },
            node =>
                terminal.Line(
                    turnsOff
                        ? terminal.Say(
                            $"账号“{node["signInName"]}”（{node["name"]}）没有第二验证了，登录只要密码；它的登录已全部结束。",
                            $"The account “{node["signInName"]}” ({node["name"]}) has no second step any more "
                                + "and signs in by its password; "
                                + "its sign-ins are over."
                        )
                        : terminal.Say(
                            $"账号“{node["signInName"]}”（{node["name"]}）现在可以登录，输错的次数从头算起。",
                            $"The account “{node["signInName"]}” ({node["name"]}) can sign in now; wrong passwords are counted anew."
                        )
                )
        );
    }

    private Command List(string name, string path, string description, Action<JsonNode> print) =>
        Command(
            name,
            description,
            [],
            async (_, host, cancellationToken) =>
            {
                var all = new JsonArray();
                string? cursor = null;
                do
                {
                    var page = await host.Get(path + (cursor is null ? "" : $"&after={Uri.EscapeDataString(cursor)}"), cancellationToken);
                    foreach (var item in page![name]!.AsArray())
                        all.Add(item!.DeepClone());
                    cursor = page["next"]?.GetValue<string>();
                } while (cursor is not null);
                return all;
            },
            node =>
            {
                foreach (var item in node.AsArray())
                    print(item!);
            }
        );

    internal Command Command(
        string name,
        string description,
        Symbol[] symbols,
        Func<ParseResult, HostClient, CancellationToken, Task<JsonNode?>> ask,
        Action<JsonNode> print,
        Func<ParseResult, JsonNode, int>? exitCode = null
    )
    {
        var command = new Command(name, description);
        foreach (var argument in symbols.OfType<Argument>())
            command.Arguments.Add(argument);
        foreach (var option in symbols.OfType<Option>().Concat([_json, _data, _url]))
            command.Options.Add(option);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                try
                {
                    using var host = HostClient.For(
                        new HostDataFolder(Path.GetFullPath(parsed.GetRequiredValue(_data))),
                        parsed.GetValue(_url)
                    );
                    var answer = await ask(parsed, host, cancellationToken);
                    if (parsed.GetValue(_json))
                        terminal.Line(answer?.ToJsonString(Readable) ?? "null");
                    else if (answer is not null)
                        print(answer);
                    return answer is null || exitCode is null ? ExitCodes.Fine : exitCode(parsed, answer);
                }
                catch (ClientException problem)
                {
                    terminal.Complain(problem.Sentence);
                    if (HowToAnswer.TryGetValue(problem.Code ?? "", out var hint))
                        terminal.Complain(hint);
                    return ExitCodes.UnusableInput;
                }
            }
        );
        return command;
    }

    private void Task(JsonNode task)
    {
        var late = task["isLate"]!.GetValue<bool>() ? terminal.Red(terminal.Say(" 逾期", " late")) : "";
        terminal.Line(
            $"{task["id"]}　{task["place"]}　{task["name"]}　"
                + $"{terminal.Say(TaskTransitions.Words(EnumCodes.LifeStages.ValueOf(Text(task["status"]))))}{late}"
        );
        foreach (var phase in task["phases"]!.AsArray())
            terminal.Line(terminal.Faint($"    {phase!["number"]} {phase["name"]}　{phase["due"]}　{phase["percent"]} %"));
    }

    private void Mail(JsonNode mail) =>
        terminal.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{mail["sendAt"]}　{terminal.Say(EnumCodes.MailStates.ValueOf(Text(mail["state"])).Name())}　"
                    + $"{mail["toName"] ?? mail["to"] ?? "-"}　{mail["subject"]}"
            )
        );

    private static string Text(JsonNode? code) => code!.GetValue<string>();

    private static SourceFile Use(LoadResult<SourceFile> result) =>
        result is LoadResult<SourceFile>.Ok ok ? ok.Value : throw new ClientException(((LoadResult<SourceFile>.Rejected)result).Faults[0]);
}
