using System.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Terminals;

/// <summary>Terminal of a command: its output streams, its language, and whether a person is looking.</summary>
public sealed class Terminal(
    TextWriter output,
    TextWriter error,
    Language language,
    bool isColoured,
    bool showsProgress,
    bool isPiped = false
)
{
    private const string TraceSetting = "CULTIVATEDLAND_TRACE";

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public Language Language { get; } = language;

    public bool ShowsProgress { get; } = showsProgress;

    /// <summary>Whether the output goes to a file or a program, so that progress on the error stream does not mix with it.</summary>
    public bool IsPiped { get; } = isPiped;

    public static Terminal OfProcess(Language language)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        // A file or a pipe gets its lines in blocks: a rehearsal has tens of thousands of lines.
        var output = Console.IsOutputRedirected
            ? new StreamWriter(Console.OpenStandardOutput(), Console.OutputEncoding, bufferSize: 1 << 16)
            : Console.Out;
        var isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(
            output,
            Console.Error,
            language,
            isColoured,
            showsProgress: !Console.IsErrorRedirected,
            Console.IsOutputRedirected
        );
    }

    public string Say(string chinese, string english) => Language == Language.English ? english : chinese;

    public string Say(LocalizedText text) => text.In(Language);

    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>Prints a fault on the error stream, after everything printed before it.</summary>
    public void Complain(LocalizedText text)
    {
        Output.Flush();
        Error.WriteLine(Say(text));
    }

    /// <summary>Runs a command to its end. All output is flushed, and an unforeseen error is printed as a sentence too.</summary>
    /// <returns>The command's exit code.</returns>
    public async Task<int> Guard(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.UnusableInput;
        }
        catch (Exception unforeseen)
        {
            Complain(
                new(
                    $"出现意外，未能完成（{unforeseen.GetType().Name}：{unforeseen.Message}）。请将这句话和所用文件一并报告；设 {TraceSetting}=1 再运行可显示细节。",
                    $"Something unforeseen happened and the work was not done ({unforeseen.GetType().Name}: {unforeseen.Message}). "
                        + $"Report this with the file it was about; run it again with {TraceSetting}=1 to see the details."
                )
            );
            if (Environment.GetEnvironmentVariable(TraceSetting) == "1")
                await Error.WriteLineAsync(unforeseen.ToString());
            return ExitCodes.UnusableInput;
        }
        finally
        {
            await Output.FlushAsync();
        }
    }

    public string Strong(string text) => Coloured("1", text);

    public string Faint(string text) => Coloured("2", text);

    public string Red(string text) => Coloured("31", text);

    public string Yellow(string text) => Coloured("33", text);

    private string Coloured(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
