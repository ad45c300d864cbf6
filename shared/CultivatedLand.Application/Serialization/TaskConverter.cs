using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of the states of tasks.</summary>
internal sealed class TaskConverter : JsonConverter<RectificationTask>
{
    private static readonly JsonEncodedText Version = Encode(VersionedJson.Property),
        Id = Encode("id"),
        Spec = Encode("spec"),
        Status = Encode("status"),
        Phases = Encode("phases"),
        Accepted = Encode("accepted"),
        Infeasible = Encode("infeasible"),
        Round = Encode("round"),
        PendingExtension = Encode("pendingExtension"),
        PendingInfeasible = Encode("pendingInfeasible"),
        Evidence = Encode("evidence"),
        ScheduledSince = Encode("scheduledSince"),
        LastAcceptance = Encode("lastAcceptance"),
        Passed = Encode("passed"),
        Parts = Encode("parts"),
        Facts = Encode("version");

    public override RectificationTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (id, spec, status, phases) = (
            default(TaskId),
            default(TaskSpec),
            default(RectificationStatus),
            default(EquatableArray<TaskPhase>)
        );
        var (accepted, infeasible, round, facts) = (Mu.Zero, Mu.Zero, 0, 0L);
        var (extension, claim, acceptance) = (
            default(ExtensionRequest),
            default(InfeasibleClaim),
            default(CultivatedLand.Domain.Tasks.Acceptance)
        );
        var (evidence, since) = (default(EquatableArray<Evidence>), default(DateTimeOffset?));
        var (passed, parts) = (default(EquatableArray<LevelPass>), default(EquatableArray<TaskPart>));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Id))
                id = JsonFields.Value(ref reader, SharedConverters.TaskId, options);
            else if (reader.Is(Spec))
                spec = JsonFields.Part(ref reader, SharedConverters.Spec, options);
            else if (reader.Is(Status))
                status = JsonFields.Value(ref reader, SharedConverters.Status, options);
            else if (reader.Is(Phases))
                phases = JsonFields.Value(ref reader, SharedConverters.Phases, options);
            else if (reader.Is(Accepted))
                accepted = JsonFields.Value(ref reader, SharedConverters.Area, options);
            else if (reader.Is(Infeasible))
                infeasible = JsonFields.Value(ref reader, SharedConverters.Area, options);
            else if (reader.Is(Round))
                round = JsonFields.Number(ref reader);
            else if (reader.Is(PendingExtension))
                extension = JsonFields.Seldom<ExtensionRequest>(ref reader);
            else if (reader.Is(PendingInfeasible))
                claim = JsonFields.Seldom<InfeasibleClaim>(ref reader);
            else if (reader.Is(Evidence))
                evidence = JsonFields.Value(ref reader, SharedConverters.Evidence, options);
            else if (reader.Is(ScheduledSince))
                since = JsonFields.Moment(ref reader);
            else if (reader.Is(LastAcceptance))
                acceptance = JsonFields.Seldom<CultivatedLand.Domain.Tasks.Acceptance>(ref reader);
            else if (reader.Is(Passed))
                passed = JsonFields.Value(ref reader, SharedConverters.Passes, options);
            else if (reader.Is(Parts))
                parts = JsonFields.Value(ref reader, SharedConverters.Parts, options);
            else if (reader.Is(Facts))
                facts = JsonFields.LongNumber(ref reader);
            else
                JsonFields.PassOver(ref reader);
        }

        return new RectificationTask(
            id,
            spec!,
            status,
            phases,
            accepted,
            infeasible,
            round,
            extension,
            claim,
            evidence,
            since,
            acceptance,
            facts
        )
        {
            Passed = passed,
            Parts = parts,
        };
    }

    public override void Write(Utf8JsonWriter writer, RectificationTask value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Version, JsonUpgrades.OfTasks.Count + 1);
        writer.Value(Id, value.Id, SharedConverters.TaskId, options);
        writer.Part(Spec, value.Spec, SharedConverters.Spec, options);
        writer.Always(Status, value.Status, SharedConverters.Status, options);
        writer.Value(Phases, value.Phases, SharedConverters.Phases, options);
        writer.Value(Accepted, value.Accepted, SharedConverters.Area, options);
        writer.Value(Infeasible, value.Infeasible, SharedConverters.Area, options);
        writer.Number(Round, value.Round);
        writer.Seldom(PendingExtension, value.PendingExtension);
        writer.Seldom(PendingInfeasible, value.PendingInfeasible);
        writer.Value(Evidence, value.Evidence, SharedConverters.Evidence, options);
        writer.Moment(ScheduledSince, value.ScheduledSince);
        writer.Seldom(LastAcceptance, value.LastAcceptance);
        writer.Value(Passed, value.Passed, SharedConverters.Passes, options);
        writer.Value(Parts, value.Parts, SharedConverters.Parts, options);
        writer.Number(Facts, value.Version);
        writer.WriteEndObject();
    }
}
