using System.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Terminals;

/// <summary>Where a command prints, in which language, and whether a person is looking.</summary>
public sealed class Terminal(TextWriter output, TextWriter error, Language language, bool isColoured, bool showsProgress)
{
    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public Language Language { get; } = language;

    public bool ShowsProgress { get; } = showsProgress;

    public static Terminal OfProcess(Language language)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(Console.Out, Console.Error, language, isColoured, showsProgress: !Console.IsErrorRedirected);
    }

    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    public string Say(Sentence sentence) => sentence.In(Language);

    public void Line(string text = "") => Output.WriteLine(text);

    public void Complain(Sentence sentence) => Error.WriteLine(Say(sentence));

    public string Strong(string text) => Coloured("1", text);

    public string Faint(string text) => Coloured("2", text);

    public string Red(string text) => Coloured("31", text);

    public string Yellow(string text) => Coloured("33", text);

    private string Coloured(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
