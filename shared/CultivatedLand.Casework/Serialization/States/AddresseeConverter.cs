using System.Text.Json;
using System.Text.Json.Serialization;
using CultivatedLand.Domain.Places;
using static System.Text.Json.JsonEncodedText;

namespace CultivatedLand.Casework.Serialization.States;

internal sealed class AddresseeConverter : JsonConverter<Addressee>
{
    private static readonly JsonEncodedText Role = Encode("role"), Label = Encode("label"), Place = Encode("place");

    public override Addressee Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Fields.Begin(ref reader);
        var (role, label, place) = (default(Role), default(string), default(Place));
        while (Fields.Next(ref reader))
        {
            if (reader.Is(Role)) role = Fields.Value(ref reader, Shared.Role, options);
            else if (reader.Is(Label)) label = Fields.Text(ref reader);
            else if (reader.Is(Place)) place = Fields.Part(ref reader, Shared.Place, options);
            else Fields.PassOver(ref reader);
        }

        return new Addressee(role, label, place!);
    }

    public override void Write(Utf8JsonWriter writer, Addressee value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.Always(Role, value.Role, Shared.Role, options);
        writer.Text(Label, value.Label);
        writer.Part(Place, value.Place, Shared.Place, options);
        writer.WriteEndObject();
    }
}
