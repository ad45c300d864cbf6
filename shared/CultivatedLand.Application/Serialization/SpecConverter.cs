using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of task specifications.</summary>
internal sealed class SpecConverter : JsonConverter<TaskSpec>
{
    private static readonly JsonEncodedText Name = Encode("name"),
        Kind = Encode("kind"),
        Place = Encode("place"),
        Target = Encode("target"),
        AcceptedBefore = Encode("acceptedBefore"),
        ResponsibleUnits = Encode("responsibleUnits"),
        LeadOffices = Encode("leadOffices"),
        Leaders = Encode("leaders"),
        Phases = Encode("phases"),
        Policy = Encode("policy"),
        CountsAt = Encode("countsAt");

    public override TaskSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (name, kind, place, target, accepted) = (default(string), default(TaskKind), default(Place), default(Mu?), Mu.Zero);
        var (units, offices, leaders) = (default(EquatableArray<string>), default(EquatableArray<string>), default(EquatableArray<string>));
        var (phases, policy) = (default(EquatableArray<PhaseSpec>), default(DeadlinePolicy));
        var countsAt = default(AcceptanceLevel?);
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Name))
                name = JsonFields.Text(ref reader);
            else if (reader.Is(Kind))
                kind = JsonFields.Value(ref reader, SharedConverters.TaskKind, options);
            else if (reader.Is(Place))
                place = JsonFields.Part(ref reader, SharedConverters.Place, options);
            else if (reader.Is(Target))
                target = JsonFields.Optional(ref reader, SharedConverters.Area, options);
            else if (reader.Is(AcceptedBefore))
                accepted = JsonFields.Value(ref reader, SharedConverters.Area, options);
            else if (reader.Is(ResponsibleUnits))
                units = JsonFields.Value(ref reader, SharedConverters.Words, options);
            else if (reader.Is(LeadOffices))
                offices = JsonFields.Value(ref reader, SharedConverters.Words, options);
            else if (reader.Is(Leaders))
                leaders = JsonFields.Value(ref reader, SharedConverters.Words, options);
            else if (reader.Is(Phases))
                phases = JsonFields.Value(ref reader, SharedConverters.PhaseSpecs, options);
            else if (reader.Is(Policy))
                policy = JsonFields.Part(ref reader, SharedConverters.Policy, options);
            else if (reader.Is(CountsAt))
                countsAt = JsonFields.Optional(ref reader, SharedConverters.Level, options);
            else
                JsonFields.PassOver(ref reader);
        }

        return new TaskSpec(name!, kind, place!, target, accepted, units, offices, leaders, phases, policy, countsAt);
    }

    public override void Write(Utf8JsonWriter writer, TaskSpec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, SharedConverters.TaskKind, options);
        writer.Part(Place, value.Place, SharedConverters.Place, options);
        writer.Optional(Target, value.Target, SharedConverters.Area, options);
        writer.Value(AcceptedBefore, value.AcceptedBefore, SharedConverters.Area, options);
        writer.Value(ResponsibleUnits, value.ResponsibleUnits, SharedConverters.Words, options);
        writer.Value(LeadOffices, value.LeadOffices, SharedConverters.Words, options);
        writer.Value(Leaders, value.Leaders, SharedConverters.Words, options);
        writer.Value(Phases, value.Phases, SharedConverters.PhaseSpecs, options);
        writer.Part(Policy, value.Policy, SharedConverters.Policy, options);
        writer.Optional(CountsAt, value.CountsAt, SharedConverters.Level, options);
        writer.WriteEndObject();
    }
}
