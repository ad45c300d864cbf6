using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Full names of offices, as a letter addresses them. Rule: DOMAIN, "Letters": an addressee has its full name.</summary>
internal static class OfficialName
{
    /// <summary>Endings of places with the body that acts for them.</summary>
    private static readonly (string Ending, string Body)[] Bodies =
    [
        ("村民委员会", ""),
        ("居民委员会", ""),
        ("村委会", ""),
        ("居委会", ""),
        ("街道", "办事处"),
        ("社区", "居民委员会"),
        ("村", "村民委员会"),
        ("镇", "人民政府"),
        ("乡", "人民政府"),
        ("县", "人民政府"),
        ("区", "人民政府"),
        ("市", "人民政府"),
    ];

    private static readonly string[] OfficeEndings =
    [
        "局",
        "股",
        "办",
        "办公室",
        "组",
        "中心",
        "站",
        "所",
        "委",
        "会",
        "政府",
        "专班",
        "科",
        "院",
        "公司",
    ];

    private static readonly string[] Collectives = ["各", "相关", "有关", "涉及", "所辖"];

    /// <summary>Whether words name a kind of unit and none in particular: 相关村, 各村.</summary>
    public static bool IsCollective(string unit) => Collectives.Any(word => unit.StartsWith(word, StringComparison.Ordinal));

    /// <summary>Returns the body that acts for a place, from the town downwards: 柳河镇白石村村民委员会.</summary>
    public static string Of(Place place)
    {
        var body = Bodies.FirstOrDefault(known => place.Name.EndsWith(known.Ending, StringComparison.Ordinal)).Body;
        return body is null && place.Parent is { } above ? Of(above) : PlaceText.FromTown(place) + body;
    }

    /// <summary>Returns the full name of a unit that a plan or the directory names at a place: 建管办 of 柳河镇 is 柳河镇建管办.</summary>
    public static string OfUnit(string unit, Place place)
    {
        var own = unit.Trim();
        if (place.Upwards().FirstOrDefault(level => level.Name == own || level.Name.EndsWith(own, StringComparison.Ordinal)) is { } named)
            return Of(named);
        if (place.Upwards().Any(level => own.Contains(level.Name, StringComparison.Ordinal)))
            return own;
        if (GridLevels.Of(place) > GridLevel.Village && Place.Parse(own) is { } below && GridLevels.Of(below) == GridLevel.Village)
            return Of(place.Child(own));
        var level = place.Upwards().FirstOrDefault(level => own.Length > 1 && level.Name.EndsWith(own[0])) ?? place;
        var rest = level.Name.EndsWith(own[0]) && own.Length > 1 ? own[1..] : own;
        return PlaceText.FromTown(level) + rest;
    }

    /// <summary>Whether words are the name of an office and not of a person.</summary>
    public static bool LooksLikeOffice(string name) => OfficeEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
}
