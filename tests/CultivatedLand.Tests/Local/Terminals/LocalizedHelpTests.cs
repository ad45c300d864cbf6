using System.CommandLine;
using System.Text.RegularExpressions;
using CultivatedLand.Domain;
using CultivatedLand.Local.Commands;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Tests.Local.Terminals;

public partial class LocalizedHelpTests
{
    private static IEnumerable<Command> Commands(Terminal terminal) =>
        [
            ReadCommand.Build(terminal),
            new RehearseCommand(terminal).Build(),
            CalendarCommand.Build(terminal),
            DatesCommand.Build(terminal),
            new ServeCommand(terminal).Build(),
            new DemoCommand(terminal).Build(),
            .. new ClientCommands(terminal).Build(),
            .. new MaintenanceCommands(terminal).Build(),
        ];

    internal static string Help(string verb, Language language)
    {
        var output = new StringWriter();
        var terminal = new Terminal(output, TextWriter.Null, language, isColoured: false, showsProgress: false);
        new LocalizedHelp(terminal).Print(Commands(terminal).Single(command => command.Name == verb));
        return output.ToString();
    }

    internal static IEnumerable<string> VerbNames =>
        Commands(new Terminal(TextWriter.Null, TextWriter.Null, Language.English, false, false)).Select(command => command.Name);

    public static TheoryData<string> Verbs => [.. VerbNames];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_says_in_English_how_to_call_it(string verb)
    {
        Assert.Contains($"Usage:{Environment.NewLine}  cultivatedland {verb} ", Help(verb, Language.English));
        Assert.DoesNotMatch(Chinese(), Help(verb, Language.English).Replace("10月底前完成", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_says_in_Chinese_how_to_call_it(string verb)
    {
        Assert.Contains($"用法：{Environment.NewLine}  cultivatedland {verb} ", Help(verb, Language.Chinese));
        Assert.Matches(Chinese(), Help(verb, Language.Chinese).Split(Environment.NewLine)[0]);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_option_and_argument_says_what_it_is_for(string verb)
    {
        var command = Commands(new Terminal(TextWriter.Null, TextWriter.Null, Language.English, false, false))
            .Single(command => command.Name == verb);

        Assert.All(
            command.Options.Select(option => option.Description).Concat(command.Arguments.Select(argument => argument.Description)),
            Assert.NotNull
        );
    }

    [Fact]
    public void What_must_be_given_stands_in_the_usage() =>
        Assert.Contains("cultivatedland rehearse <FILE> --from <date> --to <date> [options]", Help("rehearse", Language.English));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
