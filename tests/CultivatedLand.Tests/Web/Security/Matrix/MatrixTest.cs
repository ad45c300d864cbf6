using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Assessments;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Bodies;
using CultivatedLand.Application.Duties;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Letters;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Assessments;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Interviews;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Tests.Web.Security.Matrix;

/// <summary>
/// The surface with one object of each kind at a village, the list of all its endpoints, and users of every role and place.
/// </summary>
public abstract class MatrixTest : AccessTest
{
    /// <summary>Words of the village's objects. Who may not see the village must never read one of them.</summary>
    private protected static readonly string[] Secrets = ["柳湾村的新打地基", "60亩，其中柳湾村", "li@q.example"];

    private readonly Dictionary<string, string> _values = [];

    public static TheoryData<AccountRole> Roles => [.. Enum.GetValues<AccountRole>()];

    /// <summary>
    /// Places that a user may hold, as seen from the village: its own, those above, one below, those beside, those of the same name
    /// in another county, and the whole host.
    /// </summary>
    private protected static Place?[] Places =>
        [
            .. new[]
            {
                "沙河区/青石镇/柳湾村",
                "沙河区/青石镇",
                "沙河区",
                "沙河区/青石镇/柳湾村/一组",
                "沙河区/青石镇/松林村",
                "沙河区/白塔镇",
                "河东区/青石镇/柳湾村",
                "河东区/青石镇",
                "柳湾村",
            }.Select(Place.Parse),
            null,
        ];

    private protected List<Walked> Endpoints() =>
        [
            .. from endpoint in Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            where method != "HEAD"
            select new Walked(method, pattern, endpoint.Metadata.GetMetadata<RequiredPermission>()),
        ];

    private protected IEnumerable<Walked> Closed() => Endpoints().Where(endpoint => endpoint.Needs is { IsPublic: false });

    private protected async Task Fill()
    {
        var plan = await Json(
            await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)))
        );
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(100, default);
        await Office.Post.RecordDueNotices(default);
        var photo = await Office.Archive.Put(Encoding.UTF8.GetBytes("photo"), default);
        await Account("somebody", AccountRole.GridMember, Place.Parse("沙河区/白塔镇"));
        _values["/tasks/{id}"] = $"/tasks/{Some.Id}";
        _values["/plans/{hash}"] = $"/plans/{plan["hash"]}";
        _values["/mails/{id}"] = $"/mails/{Uri.EscapeDataString(Office.Outbox.Records[0].Id)}";
        _values["/leads/{id}"] =
            $"/leads/{(await Json(await Post("/api/leads", "{\"place\":\"沙河区/青石镇/柳湾村\",\"what\":\"柳湾村的新打地基\"}")))["id"]}";
        _values["/photos/{hash}"] = $"/photos/{photo}";
        _values["/duties/{id}"] = $"/duties/{await Duty()}";
        _values["/interviews/{id}"] = $"/interviews/{await Called()}";
        _values["/records/{id}"] = $"/records/{await Recorded()}";
        _values["/field-records/{id}"] = _values["/records/{id}"].Replace("/records", "/field-records", StringComparison.Ordinal);
        _values["/papers/{hash}"] = $"/papers/{photo}";
        _values["/bodies/{id}"] = $"/bodies/{await Committee()}";
        _values["/assessments/{id}"] = $"/assessments/{await Assessed()}";
        _values["/sanctions/{id}"] = $"/sanctions/{await Sanctioned()}";
        _values["/letters/{id}"] = $"/letters/{await Letter()}";
        _values["/settings/accounts/{key}"] = "/settings/accounts/somebody";
        _values["/accounts/{name}"] = "/accounts/somebody";
        _values["/evidence/{hash}"] = $"/evidence/{photo}";
        _values["/attachments/{number:int}"] = "/attachments/0";
        _values["/correct/{number}"] = "/correct/1";
        _values["/payments/{number:int}"] = "/payments/1";
        _values["/lists/{kind}"] = "/lists/growers";
        _values["/household-samples/{id}"] = "/household-samples/none";
        _values["/lists/samples/{id}"] = "/lists/samples/none";
        foreach (
            var (collection, parameter) in new[]
            {
                ("tokens", "id"),
                ("webhooks", "id"),
                ("rhythms", "id"),
                ("bulletins", "occurrence"),
                ("meetings", "occurrence"),
                ("settlement", "id"),
                ("samples", "id"),
                ("settlement/plans", "plan"),
                ("settlement/sheets", "id"),
            }
        )
            _values[$"/{collection}/{{{parameter}}}"] = $"/{collection}/none";
    }

    /// <summary>Proposes an interview of the village.</summary>
    private async Task<string> Called()
    {
        var reason = new InterviewReason(InterviewCause.Lagging, 25, 20, new("落后25个百分点", "25 points behind"));
        var interview = Interview.For(Some.Village, reason, Some.Day("2023-08-04"), 15);
        await Part<InterviewStore>().Begin(interview, "约谈规则", Clock.GetUtcNow(), default);
        return interview.Id.Value;
    }

    private async Task<string> Letter()
    {
        var (text, tasks) = await Part<OfficeLetterDrafter>().ToPlace(Some.Village, Some.Day("2023-08-04"), default);
        return (
            await Part<OfficeLetterService>().Draft(OfficeLetterKind.PlaceLetter, Some.Village, text, tasks, null, "办公室", default)
        ).Id;
    }

    private async Task<string> Assessed()
    {
        var (from, to) = (Some.Day("2023-01-01"), Some.Day("2023-12-31"));
        await Part<AssessmentService>().Begin(Some.Village, from, to, default);
        return AssessmentStore.IdOf(Some.Village, from, to);
    }

    private async Task<string> Sanctioned() =>
        (
            await Part<AssessmentService>()
                .Sanction(Some.Village, SanctionKind.Exposure, "进度滞后", Some.Day("2023-08-04"), "办公室", default)
        )
            .Sanction!
            .Id;

    /// <summary>Makes a working group of the village.</summary>
    private async Task<string> Committee()
    {
        var input = new BodyInput("工作组", "working-group", "", "", [new SeatInput("组长", "", "here", false)], "");
        return (await Part<BodyService>().Keep(null, Some.Village, input, "办公室", default)).Body!.Id;
    }

    /// <summary>Writes a dispute of the village down.</summary>
    private async Task<FieldRecordId> Recorded()
    {
        var spec = new FieldRecordSpec(FieldRecordKind.Dispute, Some.Village, Some.Day("2023-08-02"), "地界", "柳湾村的新打地基");
        var written = await Part<FieldRecordService>().Write(new FieldRecordCommand.Write(spec, [], "办公室"), default);
        return Assert.IsType<FieldRecordOutcome.Done>(written).Record.Id;
    }

    /// <summary>Puts a standing duty of the village in force.</summary>
    private async Task<string> Duty()
    {
        var duty = new PlannedDuty(
            CultivatedLand.Domain.Tasks.TaskId.Of("d00d-1"),
            "1",
            Some.Duty() with
            {
                Place = Some.Village,
            },
            "长期坚持巡查"
        );
        await Part<DutyService>()
            .Adopt(new Plan("d00d", "巡查方案", null, null, null, Some.Village, []) { Duties = [duty] }, "办公室", default);
        return duty.Id.Value;
    }

    private protected string Address(Walked endpoint) =>
        _values.Aggregate(endpoint.Pattern, (path, value) => path.Replace(value.Key, value.Value, StringComparison.Ordinal));

    /// <summary>The places of the object in an address, as the product knows them. Empty where the address names none.</summary>
    private protected async Task<IReadOnlyList<Place?>> ObjectPlaces(Walked endpoint)
    {
        var (kind, id) = endpoint.Pattern switch
        {
            var pattern when pattern.Contains("/tasks/{id}", StringComparison.Ordinal) => (ResourceKind.Task, Some.Id.Value),
            var pattern when pattern.Contains("/plans/{hash}", StringComparison.Ordinal) => (ResourceKind.Plan, Id("/plans/{hash}")),
            var pattern when pattern.Contains("/mails/{id}", StringComparison.Ordinal) => (ResourceKind.Mail, Id("/mails/{id}")),
            var pattern when pattern.Contains("/leads/{id}", StringComparison.Ordinal) => (ResourceKind.Lead, Id("/leads/{id}")),
            var pattern when pattern.Contains("/assessments/{id}", StringComparison.Ordinal) => (
                ResourceKind.Assessment,
                Id("/assessments/{id}")
            ),
            var pattern when pattern.Contains("/sanctions/{id}", StringComparison.Ordinal) => (
                ResourceKind.Sanction,
                Id("/sanctions/{id}")
            ),
            var pattern when pattern.Contains("/letters/{id}", StringComparison.Ordinal) => (ResourceKind.Letter, Id("/letters/{id}")),
            var pattern when pattern.Contains("/bodies/{id}", StringComparison.Ordinal) => (ResourceKind.Body, Id("/bodies/{id}")),
            var pattern when pattern.Contains("records/{id}", StringComparison.Ordinal) => (
                ResourceKind.FieldRecord,
                Id("/field-records/{id}")
            ),
            var pattern when pattern.Contains("/interviews/{id}", StringComparison.Ordinal) => (
                ResourceKind.Interview,
                Id("/interviews/{id}")
            ),
            var pattern when pattern.Contains("/duties/{id}", StringComparison.Ordinal) => (ResourceKind.Duty, Id("/duties/{id}")),
            _ => (ResourceKind.Somewhere, ""),
        };
        return kind == ResourceKind.Somewhere
            ? []
            : await Part<ResourcePlaces>().Of(kind, id, default) ?? throw new InvalidOperationException($"{endpoint} names nothing.");

        string Id(string parameter) => Uri.UnescapeDataString(_values[parameter].Split('/')[^1]);
    }

    /// <summary>
    /// Whether a grant reaches an object: the plain rule, written again so that the product's own is not judged by itself.
    /// </summary>
    private protected static bool Reaches(Place? grant, IReadOnlyList<Place?> places) =>
        grant is null
        || places.All(place => place is not null && (place.Path + "/").StartsWith(grant.Path + "/", StringComparison.Ordinal));

    /// <summary>A signed-in browser, made without the password's slow hash.</summary>
    private protected async Task<Browser> Visitor(string name, AccountRole role, Place? place)
    {
        await Account(name, role, place);
        var browser = Browser();
        browser.Cookies["__Host-session"] = await Part<SessionStore>().Begin((await Part<AccountStore>().Find(name, default))!, default);
        await browser.Open("/me");
        browser.Proof = browser.Hidden("__RequestVerificationToken")!;
        return browser;
    }

    private protected sealed record Walked(string Method, string Pattern, RequiredPermission? Needs)
    {
        public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

        public bool IsWrite => Method is not "GET";

        public override string ToString() => $"{Method} {Pattern}";
    }
}
