using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Funding;
using CultivatedLand.Application.Grids;
using CultivatedLand.Application.Parcels;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Funding;
using CultivatedLand.Domain.Patrols;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Plans;
using CultivatedLand.Domain.Samples;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Security;

namespace CultivatedLand.Tests.Web.Security.Matrix;

/// <summary>
/// Sends every write whose address names no object with a body that names one of another town: it is denied, and nothing changes.
/// The list is the running product's: a new write without a row in <see cref="ForeignObjects"/> fails.
/// </summary>
public sealed class ForeignObjectTests : MatrixTest
{
    private const string Square = "[[[108.1,29.1],[108.2,29.1],[108.2,29.2],[108.1,29.2],[108.1,29.1]]]";

    /// <summary>Sets that a denied request may write: who was denied, and the session it came with.</summary>
    private static readonly string[] OfRequests = ["audit", "sessions", "idempotency"];

    private static readonly string PlanId = Some.Id.Value.Split('-')[0];

    private readonly Dictionary<string, string> _own = [];
    private int _users;

    private IEnumerable<Walked> Writes() =>
        Closed().Where(endpoint => endpoint.IsWrite && endpoint.Needs!.Resource == ResourceKind.Somewhere || IsOwn(endpoint));

    private static bool IsOwn(Walked endpoint) => endpoint.IsWrite && endpoint.Needs is { IsPublic: false, Permission: null };

    [Fact]
    public void Every_write_whose_address_names_no_object_has_a_row() =>
        Assert.Equal(
            [],
            Writes()
                .Select(endpoint => endpoint.ToString())
                .Where(write => !ForeignObjects.Rows.ContainsKey(write) && !ForeignObjects.None.ContainsKey(write))
        );

    [Fact]
    public void Every_row_is_of_a_write_that_there_is() =>
        Assert.Equal(
            [],
            ForeignObjects.Rows.Keys.Concat(ForeignObjects.None.Keys).Except(Writes().Select(endpoint => endpoint.ToString()))
        );

    [Theory]
    [InlineData("沙河区/白塔镇")]
    [InlineData("河东区/青石镇")]
    public async Task What_a_body_names_at_another_place_is_denied_and_nothing_changes(string place)
    {
        await Fill();
        await FillBodies();
        var wrong = new List<string>();
        foreach (var endpoint in Writes().Where(endpoint => ForeignObjects.Rows.ContainsKey(endpoint.ToString())))
        {
            var before = await Everything();
            var status = await Send(endpoint, Place.Parse(place));
            if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                wrong.Add($"{endpoint}: {(int)status}, expected 403 or 404");
            if (!before.SequenceEqual(await Everything()))
                wrong.Add($"{endpoint}: something was written");
        }

        Assert.Equal([], wrong);
    }

    /// <summary>Shows that the rows are real: whoever holds the role everywhere is not denied with the same body.</summary>
    [Fact]
    public async Task The_same_bodies_are_taken_from_who_may()
    {
        await Fill();
        await FillBodies();
        var wrong = new List<string>();
        foreach (var endpoint in Writes().Where(endpoint => ForeignObjects.Rows.ContainsKey(endpoint.ToString())))
        {
            var status = await Send(endpoint, null);
            if (status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                wrong.Add($"{endpoint}: {(int)status}");
        }

        Assert.Equal([], wrong);
    }

    private async Task FillBodies()
    {
        var planStore = Part<IPlanStore>();
        await planStore.Add(
            new PlanEdition("aa11", PlanId, "plan.txt", "整改方案", 1, 0, EditionState.Draft, Clock.GetUtcNow(), "办公室", null),
            default
        );
        await planStore.TryChangeState("aa11", EditionState.Draft, EditionState.Started, Clock.GetUtcNow(), "办公室", default);
        await Part<StartedPlanStore>().Note(new Plan(PlanId, "整改方案", null, null, null, Some.Village, []), default);
        Assert.IsType<Decision>(await Office.Desk.Execute(Some.Id, new TaskCommand.Accept(Mu.Of(5)) { IsConfirmed = true }, default));
        await Part<PatrolService>()
            .Plan(new PatrolPlan("", Some.Village, 1, PatrolUnit.Day, [], Some.Day("2023-07-20")), "办公室", default);
        var layer =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"task\":\""
            + $"{Some.Id}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{Square}}}}}]}}";
        var map = await Visitor("map", AccountRole.Office, null);
        await map.Send(new HttpRequestMessage(HttpMethod.Post, "/map/layers") { Content = File("图斑.geojson", layer, map.Proof) });
        var sample = await Json(await Post("/api/samples", $$"""{"plan":"{{PlanId}}","seed":"2023"}"""));
        var rhythm = await Json(
            await Post("/api/rhythms", """{"name":"周报","place":"沙河区/青石镇","kind":"bulletin","every":"week","weekday":1}""")
        );
        var meeting = await Json(
            await Post("/api/rhythms", """{"name":"例会","place":"沙河区/青石镇","kind":"meeting","every":"week","weekday":1}""")
        );
        var sheet = await Approved();
        var people = "地点,角色,姓名,邮箱\n沙河区/青石镇/柳湾村,责任领导,王,w@q.example\n";
        _own["{place}"] = Some.Village.Path;
        _own["{town}"] = Some.Village.Parent!.Path;
        _own["{task}"] = Some.Id.Value;
        _own["{plan}"] = PlanId;
        _own["{notice}"] = Application.Plans.Notice.Text;
        _own["{layer}"] = layer.Replace("108.1,", "108.15,", StringComparison.Ordinal);
        _own["{layer-id}"] = Assert.Single(await Part<ParcelStore>().Layers(default)).Original;
        _own["{patrol-plan}"] = Assert.Single(await Part<GridStore>().Plans(default)).Plan.Id;
        _own["{sheet}"] = sheet;
        _own["{households}"] = await Drawn();
        _own["{sample}"] = $"{sample["id"]}";
        _own["{rhythm}"] = $"{rhythm["id"]}";
        _own["{meeting}"] = $"{meeting["id"]}@20230724";
        _own["{person}"] = DirectoryService.KeyOf(Office.Directory.People.Entries[0]);
        _own["{people-file}"] = await Office.Archive.Put(Encoding.UTF8.GetBytes(people), default);
        _own["{directory}"] = DirectoryService.KeyOf(Office.Directory.People);
    }

    /// <summary>Approves a settlement of the village and pays a part of it.</summary>
    private async Task<string> Approved()
    {
        var (first, last) = (Some.Day("2023-01-01"), Some.Day("2023-12-31"));
        var (funding, now) = (Part<FundingStore>(), Clock.GetUtcNow());
        await funding.SetRules(PlanId, [new("r1", "补助", FundingBase.AcceptedArea, 600, FundingCondition.Always)], now, "督导组", default);
        var settlement = await Part<SettlementService>().Reckon(PlanId, first, last, default);
        var sheet = await funding.Approve(PlanId, "整改方案", settlement, now, "督导组", default);
        var pay = new PaymentCommand.Pay(Some.Village, null, 5, ChinaTime.DateOf(now), "财付1", "财政所", "finance");
        Assert.IsType<PaymentOutcome.Done>(await Part<PaymentService>().Do(sheet, pay, default));
        return sheet.Id;
    }

    /// <summary>Uploads one household of the village and draws it.</summary>
    private async Task<string> Drawn()
    {
        FundingListRow[] rows = [new(Some.Village, "甲", Area: Mu.Of(3))];
        var (lists, now) = (Part<FundingListStore>(), Clock.GetUtcNow());
        await lists.Put(PlanId, FundingListKind.Growers, 2023, [.. rows], now, "办公室", default);
        await lists.Put(PlanId, FundingListKind.Households, 2023, [.. rows], now, "办公室", default);
        var plan = new SamplePlan("1", 0.05m, 5);
        return (await Part<HouseholdSampleStore>().Draw("aaaaaaaaaaaa", PlanId, 2023, plan, rows, now, "督导组", default)).Sample!.Id;
    }

    private async Task<HttpStatusCode> Send(Walked endpoint, Place? place)
    {
        var sent = ForeignObjects.Rows[endpoint.ToString()];
        var role = RolePermissions.RolesFor(endpoint.Needs!.Permission!.Value)[0];
        var visitor = await Visitor($"user{++_users}", role, place);
        var address = Filled(
            endpoint
                .Pattern.Replace("/household-samples/{id}", "/household-samples/{households}", StringComparison.Ordinal)
                .Replace("/lists/samples/{id}", "/lists/samples/{households}", StringComparison.Ordinal)
                .Replace("/lists/{kind}", "/lists/growers", StringComparison.Ordinal)
                .Replace("/sheets/{id}", "/sheets/{sheet}", StringComparison.Ordinal)
                .Replace("/settlement/{id}", "/settlement/{sheet}", StringComparison.Ordinal)
                .Replace("{number:int}", "1", StringComparison.Ordinal)
                .Replace("/samples/{id}", "/samples/{sample}", StringComparison.Ordinal)
                .Replace("/rhythms/{id}", "/rhythms/{rhythm}", StringComparison.Ordinal)
                .Replace("/meetings/{occurrence}", "/meetings/{meeting}", StringComparison.Ordinal),
            Uri.EscapeDataString
        );
        var request = new HttpRequestMessage(
            new HttpMethod(endpoint.Method),
            sent.Query.Length == 0 ? address : $"{address}?{Filled(sent.Query, Uri.EscapeDataString)}"
        );
        request.Headers.Add("RequestVerificationToken", visitor.Proof);
        request.Content = sent.Kind switch
        {
            "json" => new StringContent(Filled(sent.Content, text => text), Encoding.UTF8, sent.FileName ?? "application/json"),
            "file" => File(sent.FileName!, Filled(sent.Content, text => text), visitor.Proof),
            "form" => Form(sent.Content, visitor.Proof),
            _ => null,
        };
        await visitor.Send(request);
        return visitor.Status;
    }

    private string Filled(string text, Func<string, string> escape) =>
        _own.Aggregate(text, (filled, value) => filled.Replace(value.Key, escape(value.Value), StringComparison.Ordinal));

    private FormUrlEncodedContent Form(string fields, string proof) =>
        new([
            KeyValuePair.Create("__RequestVerificationToken", proof),
            .. fields
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(field => field.Split('=', 2))
                .Select(field => KeyValuePair.Create(Filled(field[0], text => text), Filled(field[1], text => text))),
        ]);

    private static MultipartFormDataContent File(string name, string content, string proof)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { new StringContent(proof), "__RequestVerificationToken" }, { file, "file", name } };
    }

    /// <summary>The versions of all that is kept, but for what a request leaves behind whatever its answer.</summary>
    private async Task<List<string>> Everything()
    {
        var task = await Office.Ledger.Find(Some.Id, default);
        var editions = await Office.Shelf.List(100, default);
        return
        [
            .. Cabinet
                .Versions.Where(record => !OfRequests.Contains(record.Set) && !record.Key.StartsWith("user", StringComparison.Ordinal))
                .Select(record => record.ToString()),
            $"{task!.State.Version}",
            .. editions.Select(edition => $"{edition.ContentHash} {edition.State}"),
            DirectoryService.KeyOf(Office.Directory.People),
        ];
    }
}
