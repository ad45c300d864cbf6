namespace CultivatedLand.Domain;

/// <summary>Sentence for people in Chinese and English. Both languages stand side by side, so that neither falls behind.</summary>
public sealed record LocalizedText(string Chinese, string English)
{
    public string In(Language language) => language == Language.English ? English : Chinese;

    public override string ToString() => English;
}

/// <summary>Language of pages, mails and letters.</summary>
public enum Language
{
    Chinese,
    English,
}
