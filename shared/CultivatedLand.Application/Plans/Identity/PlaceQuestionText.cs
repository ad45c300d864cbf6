using CultivatedLand.Domain;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Plans.Identity;

/// <summary>Sentences of the question where a plan lies.</summary>
public static class PlaceQuestionText
{
    private const int MostNamed = 10;

    public static LocalizedText Of(IReadOnlyList<Place> choices)
    {
        var named = choices.Take(MostNamed).Select(place => place.Path).ToList();
        return choices.Count == 0
            ? new(
                "文件没有写明它属于哪里，也无从推断。请说明地点（如 青禾县/石桥镇）；说明之前不启动。",
                "The document does not say where it belongs, and nothing tells it. Say the place (such as 青禾县/石桥镇); "
                    + "until then nothing starts."
            )
            : new(
                $"文件属于哪里有{choices.Count}种可能：{string.Join('、', named)}{(choices.Count > MostNamed ? "等" : "")}。请说明是哪里；说明之前不启动。",
                $"The document may belong to {choices.Count} places: {string.Join(", ", named)}"
                    + $"{(choices.Count > MostNamed ? " and more" : "")}. Say which it is; until then nothing starts."
            );
    }

    public static LocalizedText NoPlace(string typed) =>
        new(
            $"“{typed}”不是地方，或不止一处。请写全称，如 青禾县/石桥镇。",
            $"“{typed}” is no place, or more than one. Write it in full, such as 青禾县/石桥镇."
        );
}
