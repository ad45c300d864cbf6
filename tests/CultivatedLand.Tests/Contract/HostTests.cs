using System.Reflection;
using CultivatedLand.Domain;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Testing.Golden;
using CultivatedLand.Tests.Local.Commands;
using CultivatedLand.Tests.Local.Terminals;
using CultivatedLand.Web;

namespace CultivatedLand.Tests.Contract;

public sealed class HostTests
{
    [Fact]
    public void Every_setting_has_the_key_it_had() => GoldenFile.Check("settings-local.txt", SettingKeys.Of(typeof(HostSettings)));

    [Fact]
    public void The_log_says_what_it_said() =>
        GoldenFile.Check(
            "log-local.txt",
            LogLines.Of(
                typeof(HostSettings).Assembly,
                typeof(WebSetup).Assembly,
                Assembly.Load("CultivatedLand.Application"),
                Assembly.Load("CultivatedLand.Documents")
            )
        );

    [Theory]
    [InlineData(Language.Chinese, "zh")]
    [InlineData(Language.English, "en")]
    public async Task The_command_line_helps_with_the_words_it_had(Language language, string code)
    {
        var help = await CommandLine.Run("--help", "--lang", code);

        GoldenFile.Check(
            $"help-{code}.txt",
            string.Join(
                "\n----\n\n",
                LocalizedHelpTests.VerbNames.Select(verb => LocalizedHelpTests.Help(verb, language)).Prepend(help.Output)
            )
        );
    }
}
