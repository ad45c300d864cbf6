using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Application.Serialization;

/// <summary>Converter of addressees of notices.</summary>
internal sealed class AddresseeConverter : JsonConverter<Addressee>
{
    private static readonly JsonEncodedText Role = Encode("role"),
        Label = Encode("label"),
        Place = Encode("place");

    public override Addressee Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonFields.Begin(ref reader);
        var (role, label, place) = (default(Role), default(string), default(Place));
        while (JsonFields.Next(ref reader))
        {
            if (reader.Is(Role))
                role = JsonFields.Value(ref reader, SharedConverters.Role, options);
            else if (reader.Is(Label))
                label = JsonFields.Text(ref reader);
            else if (reader.Is(Place))
                place = JsonFields.Part(ref reader, SharedConverters.Place, options);
            else
                JsonFields.PassOver(ref reader);
        }

        return new Addressee(role, label, place!);
    }

    public override void Write(Utf8JsonWriter writer, Addressee value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Always(Role, value.Role, SharedConverters.Role, options);
        writer.Text(Label, value.Label);
        writer.Part(Place, value.Place, SharedConverters.Place, options);
        writer.WriteEndObject();
    }
}
