namespace CultivatedLand.Domain;

/// <summary>A sentence for people, written in both languages side by side so that neither falls behind.</summary>
public sealed record LocalizedText(string Chinese, string English)
{
    public string In(Language language) => language == Language.English ? English : Chinese;

    public override string ToString() => English;
}

public enum Language
{
    Chinese,
    English,
}
