using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.FieldRecords;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Places;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api.FieldRecords;

/// <summary>API of records of work: training, publicity, inspections, visits, self-checks, petitions, disputes and case files.</summary>
internal static class FieldRecordsApi
{
    private const int MostDays = 800;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/field-records", List).RequirePermission(Permission.SeeLedger).Answers<FieldRecordList>(400);
        api.MapLazyPost("/field-records", Write).RequirePermission(Permission.KeepRecord).RunsAgain().Answers<FieldRecordView>(422);
        api.MapLazyGet("/field-records/{id}", Show)
            .RequirePermission(Permission.SeeLedger, ResourceKind.FieldRecord)
            .Answers<FieldRecordView>(404);
        Act<FieldRecordAttendBody>(api, "attend");
        Act<FieldRecordExamineBody>(api, "examine");
        Act<FieldRecordActBody>(api, "release");
        Act<FieldRecordEndBody>(api, "end");
        Act<FieldRecordCorrectBody>(api, "correct");
        Act<FieldRecordWithdrawBody>(api, "withdraw");
    }

    private static void Act<TBody>(RouteGroupBuilder api, string act)
        where TBody : FieldRecordActBody =>
        api.MapLazyPost(
                $"/field-records/{{id}}/{act}",
                (
                    HttpContext http,
                    string id,
                    TBody body,
                    FieldRecordStore records,
                    FieldRecordService service,
                    CancellationToken cancellationToken
                ) => Do(http, id, body, records, service, cancellationToken)
            )
            .RequirePermission(Permission.KeepRecord, ResourceKind.FieldRecord)
            .RunsAgain()
            .Answers<FieldRecordView>(404, 409, 422);

    private static async Task<IResult> List(
        HttpContext http,
        FieldRecordReader reader,
        FieldRecordService service,
        TimeProvider clock,
        CancellationToken cancellationToken,
        DateOnly? from = null,
        DateOnly? to = null,
        string? kind = null
    )
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var (first, last) = (from ?? today.AddDays(-31), to ?? today);
        if (last < first || first.Year < 1992 || last.Year > 2199 || last.DayNumber - first.DayNumber > MostDays)
            return ProblemResults.Of(
                400,
                new($"日期范围须从早到晚，最多{MostDays}天。", $"The period runs from an earlier to a later day, {MostDays} days at most.")
            );
        var wanted = EnumWords.Parse<FieldRecordKind>(kind);
        if (kind is not null && wanted is null)
            return ProblemResults.Of(400, FieldRecordsText.NoSuchKind(kind));
        var views = new List<FieldRecordView>();
        foreach (var record in await reader.Seen(http.Visitor(), first, last, cancellationToken))
        {
            if (wanted is null || record.Spec.Kind == wanted)
                views.Add(FieldRecordView.Of(record, await service.Tasks(record, cancellationToken)));
        }

        return Results.Ok(new FieldRecordList(views));
    }

    /// <summary>Writes a record. Papers are added in the console. A demand becomes a task at once.</summary>
    private static async Task<IResult> Write(
        HttpContext http,
        FieldRecordBody body,
        KnownPlaces places,
        FieldRecordService service,
        CancellationToken cancellationToken
    )
    {
        if (EnumWords.Parse<FieldRecordKind>(body.Kind) is not { } kind)
            return ProblemResults.Of(422, FieldRecordsText.NoSuchKind(body.Kind ?? ""), "unusable");
        var (place, unknown) = await places.Find(body.Place ?? "", [], cancellationToken);
        if (place is null)
            return ProblemResults.Of(422, unknown!, "unknown-place");
        var permission = FieldRecordService.PermissionFor(FieldRecordForm.Of(kind));
        if (!http.Visitor().Can(permission, place))
            return ApiResults.Forbidden(http, permission, place);
        var faults = new List<LocalizedText>();
        var command = new FieldRecordCommand.Write(
            new FieldRecordSpec(
                kind,
                place,
                body.Day,
                InterviewInput.Line(body.Subject),
                InterviewInput.Text(body.Words),
                InterviewInput.Names(body.People),
                body.HeadCount,
                [],
                Read(body.Expected, faults),
                body.Demand?.Read(),
                InterviewInput.Line(body.Plan) is { Length: > 0 } plan ? plan : null,
                InterviewInput.Line(body.Parcel) is { Length: > 0 } parcel ? parcel : null,
                body.Withheld == true
            ),
            Read(body.Came, faults),
            ActorNames.By(http, permission, place, body.By),
            http.Visitor().Account,
            http.WriteKey()
        );
        return faults.Count > 0
            ? ProblemResults.Of(faults.ToEquatableArray())
            : await Answer(await service.Write(command, cancellationToken), service, cancellationToken);
    }

    private static async Task<IResult> Show(
        HttpContext http,
        string id,
        FieldRecordStore records,
        FieldRecordService service,
        CancellationToken cancellationToken
    ) =>
        await Seen(http, id, records, cancellationToken) is { } record
            ? Results.Ok(FieldRecordView.Of(record, await service.Tasks(record, cancellationToken)))
            : ProblemResults.NotFound("记录");

    private static async Task<IResult> Do(
        HttpContext http,
        string id,
        FieldRecordActBody body,
        FieldRecordStore records,
        FieldRecordService service,
        CancellationToken cancellationToken
    )
    {
        if (await Seen(http, id, records, cancellationToken) is not { } record)
            return ProblemResults.NotFound("记录");
        var permission = FieldRecordService.PermissionFor(record.Form);
        if (!http.Visitor().Can(permission, record.Spec.Place))
            return ApiResults.Forbidden(http, permission, record.Spec.Place);
        var faults = new List<LocalizedText>();
        var command = body.Command(ActorNames.By(http, permission, record.Spec.Place, body.By), http.WriteKey(), faults);
        return command is null || faults.Count > 0
            ? ProblemResults.Of(faults.ToEquatableArray())
            : await Answer(await service.Do(record.Id, command, cancellationToken), service, cancellationToken);
    }

    private static async Task<FieldRecord?> Seen(
        HttpContext http,
        string id,
        FieldRecordStore records,
        CancellationToken cancellationToken
    ) =>
        FieldRecordId.Parse(id) is { } known
        && await records.Find(known, cancellationToken) is { } record
        && FieldRecordService.IsSeen(record, http.Visitor())
            ? record
            : null;

    private static async Task<IResult> Answer(
        FieldRecordOutcome outcome,
        FieldRecordService service,
        CancellationToken cancellationToken
    ) =>
        outcome switch
        {
            FieldRecordOutcome.Done done => Results.Ok(
                FieldRecordView.Of(done.Record, await service.Tasks(done.Record, cancellationToken))
            ),
            FieldRecordOutcome.Refused { Code: FieldRecordRefusal.NoSuchRecord } => ProblemResults.NotFound("记录"),
            FieldRecordOutcome.Refused { Code: FieldRecordRefusal.Faulty } faulty => ProblemResults.Of(
                faulty.Faults.Select(fault => fault.Sentence).ToEquatableArray()
            ),
            FieldRecordOutcome.Refused refused => ProblemResults.Of(409, refused.Faults[0].Sentence, refused.Code.ToString()),
            _ => throw new InvalidOperationException("The set of outcomes is closed."),
        };

    private static EquatableArray<Place> Read(IReadOnlyList<string>? typed, List<LocalizedText> faults)
    {
        var found = new List<Place>();
        foreach (var name in typed ?? [])
        {
            if (Place.Parse(name) is { } place)
                found.Add(place);
            else
                faults.Add(FieldRecordsText.NoPlace(name));
        }

        return found.ToEquatableArray();
    }
}

/// <summary>Sentences about requests that cannot be read.</summary>
internal static class FieldRecordsText
{
    private static readonly string Kinds = string.Join(", ", Enum.GetValues<FieldRecordKind>().Select(EnumWords.Code));

    public static LocalizedText NoSuchKind(string typed) =>
        new($"“{typed}”不是记录的类别，应为：{Kinds}。", $"“{typed}” is no kind of record; it is one of: {Kinds}.");

    public static LocalizedText NoPlace(string typed) => new($"“{typed}”不是地方。", $"“{typed}” is no place.");
}
