using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class TaskConverter : JsonConverter<RectificationTask>
{
    private static readonly JsonEncodedText Version = Encode(VersionedJson.Property), Id = Encode("id"), Spec = Encode("spec"), Status = Encode("status"),
        Phases = Encode("phases"), Accepted = Encode("accepted"), Infeasible = Encode("infeasible"), Round = Encode("round"),
        PendingExtension = Encode("pendingExtension"), PendingInfeasible = Encode("pendingInfeasible"), Evidence = Encode("evidence"),
        ScheduledSince = Encode("scheduledSince"), LastAcceptance = Encode("lastAcceptance"), Facts = Encode("version");

    public override RectificationTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (id, spec, status, phases) = (default(TaskId), default(TaskSpec), default(LifeStage), default(EquatableArray<TaskPhase>));
        var (accepted, infeasible, round, facts) = (Mu.Zero, Mu.Zero, 0, 0L);
        var (extension, claim, acceptance) = (default(ExtensionRequest), default(InfeasibleClaim), default(Acceptance));
        var (evidence, since) = (default(EquatableArray<Evidence>), default(DateTimeOffset?));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Id)) id = Fields.Value(ref reader, Shared.TaskId, options);
            else if (reader.Is(Spec)) spec = Fields.Part(ref reader, Shared.Spec, options);
            else if (reader.Is(Status)) status = Fields.Value(ref reader, Shared.LifeStage, options);
            else if (reader.Is(Phases)) phases = Fields.Value(ref reader, Shared.Phases, options);
            else if (reader.Is(Accepted)) accepted = Fields.Value(ref reader, Shared.Area, options);
            else if (reader.Is(Infeasible)) infeasible = Fields.Value(ref reader, Shared.Area, options);
            else if (reader.Is(Round)) round = Fields.Number(ref reader);
            else if (reader.Is(PendingExtension)) extension = Fields.Seldom<ExtensionRequest>(ref reader);
            else if (reader.Is(PendingInfeasible)) claim = Fields.Seldom<InfeasibleClaim>(ref reader);
            else if (reader.Is(Evidence)) evidence = Fields.Value(ref reader, Shared.Evidence, options);
            else if (reader.Is(ScheduledSince)) since = Fields.Moment(ref reader);
            else if (reader.Is(LastAcceptance)) acceptance = Fields.Seldom<Acceptance>(ref reader);
            else if (reader.Is(Facts)) facts = Fields.LongNumber(ref reader);
            else Fields.PassOver(ref reader);
        }

        return new RectificationTask(id, spec!, status, phases, accepted, infeasible, round, extension, claim, evidence, since, acceptance, facts);
    }

    public override void Write(Utf8JsonWriter writer, RectificationTask value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Version, Upgrades.OfTasks.Count + 1);
        writer.Value(Id, value.Id, Shared.TaskId, options);
        writer.Part(Spec, value.Spec, Shared.Spec, options);
        writer.Always(Status, value.Status, Shared.LifeStage, options);
        writer.Value(Phases, value.Phases, Shared.Phases, options);
        writer.Value(Accepted, value.Accepted, Shared.Area, options);
        writer.Value(Infeasible, value.Infeasible, Shared.Area, options);
        writer.Number(Round, value.Round);
        writer.Seldom(PendingExtension, value.PendingExtension);
        writer.Seldom(PendingInfeasible, value.PendingInfeasible);
        writer.Value(Evidence, value.Evidence, Shared.Evidence, options);
        writer.Moment(ScheduledSince, value.ScheduledSince);
        writer.Seldom(LastAcceptance, value.LastAcceptance);
        writer.Number(Facts, value.Version);
        writer.WriteEndObject();
    }
}
