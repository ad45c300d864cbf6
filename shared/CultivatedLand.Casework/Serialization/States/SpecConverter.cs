using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class SpecConverter : JsonConverter<TaskSpec>
{
    private static readonly JsonEncodedText Name = Encode("name"), Kind = Encode("kind"), Place = Encode("place"), Target = Encode("target"),
        AcceptedBefore = Encode("acceptedBefore"), ResponsibleUnits = Encode("responsibleUnits"), LeadOffices = Encode("leadOffices"),
        Leaders = Encode("leaders"), Phases = Encode("phases"), Policy = Encode("policy");

    public override TaskSpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (name, kind, place, target, accepted) = (default(string), default(TaskKind), default(Place), default(Mu?), Mu.Zero);
        var (units, offices, leaders) = (default(EquatableArray<string>), default(EquatableArray<string>), default(EquatableArray<string>));
        var (phases, policy) = (default(EquatableArray<PhaseSpec>), default(DeadlinePolicy));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Name)) name = Fields.Text(ref reader);
            else if (reader.Is(Kind)) kind = Fields.Value(ref reader, Shared.TaskKind, options);
            else if (reader.Is(Place)) place = Fields.Part(ref reader, Shared.Place, options);
            else if (reader.Is(Target)) target = Fields.Optional(ref reader, Shared.Area, options);
            else if (reader.Is(AcceptedBefore)) accepted = Fields.Value(ref reader, Shared.Area, options);
            else if (reader.Is(ResponsibleUnits)) units = Fields.Value(ref reader, Shared.Words, options);
            else if (reader.Is(LeadOffices)) offices = Fields.Value(ref reader, Shared.Words, options);
            else if (reader.Is(Leaders)) leaders = Fields.Value(ref reader, Shared.Words, options);
            else if (reader.Is(Phases)) phases = Fields.Value(ref reader, Shared.PhaseSpecs, options);
            else if (reader.Is(Policy)) policy = Fields.Part(ref reader, Shared.Policy, options);
            else Fields.PassOver(ref reader);
        }

        return new TaskSpec(name!, kind, place!, target, accepted, units, offices, leaders, phases, policy);
    }

    public override void Write(Utf8JsonWriter writer, TaskSpec value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Text(Name, value.Name);
        writer.Always(Kind, value.Kind, Shared.TaskKind, options);
        writer.Part(Place, value.Place, Shared.Place, options);
        writer.Optional(Target, value.Target, Shared.Area, options);
        writer.Value(AcceptedBefore, value.AcceptedBefore, Shared.Area, options);
        writer.Value(ResponsibleUnits, value.ResponsibleUnits, Shared.Words, options);
        writer.Value(LeadOffices, value.LeadOffices, Shared.Words, options);
        writer.Value(Leaders, value.Leaders, Shared.Words, options);
        writer.Value(Phases, value.Phases, Shared.PhaseSpecs, options);
        writer.Part(Policy, value.Policy, Shared.Policy, options);
        writer.WriteEndObject();
    }
}
