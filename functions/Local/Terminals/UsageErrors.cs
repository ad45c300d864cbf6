using System.CommandLine;
using System.CommandLine.Parsing;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Terminals;

/// <summary>
/// Rules for faults of a command line, told in the chosen language. The parser's own sentences are English only and name types.
/// </summary>
public static class UsageErrors
{
    public static IReadOnlyList<LocalizedText> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var faults = Unknown(parsed)
            .Concat(MissingArguments(parsed, command))
            .Concat(MissingOptions(parsed, command))
            .Concat(WrongValues(parsed))
            .Concat(Blanks(parsed))
            .ToList();
        return faults.Count > 0 ? faults : [.. parsed.Errors.Select(error => new LocalizedText(error.Message, error.Message))];
    }

    /// <summary>Returns the sentence that names the help command.</summary>
    public static LocalizedText SeeHelp(Command command)
    {
        var words = command is RootCommand ? "cultivatedland --help" : $"cultivatedland {command.Name} --help";
        return new($"用法见：{words}", $"See: {words}");
    }

    private static IEnumerable<LocalizedText> Unknown(ParseResult parsed) =>
        parsed.UnmatchedTokens.Select(word => new LocalizedText($"无法识别“{word}”。", $"“{word}” is no command or option here."));

    private static IEnumerable<LocalizedText> MissingArguments(ParseResult parsed, Command command) =>
        command
            .Arguments.Where(argument =>
                argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }
            )
            .Select(argument => new LocalizedText(
                $"缺少<{argument.Name}>：{argument.Description}。",
                $"<{argument.Name}> is missing: {argument.Description}."
            ));

    private static IEnumerable<LocalizedText> MissingOptions(ParseResult parsed, Command command) =>
        command
            .Options.Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true })
            .Select(option => new LocalizedText(
                $"缺少{option.Name}：{option.Description}。",
                $"{option.Name} is missing: {option.Description}."
            ));

    private static IEnumerable<LocalizedText> WrongValues(ParseResult parsed) =>
        parsed
            .Errors.Select(error => error.SymbolResult)
            .OfType<SymbolResult>()
            .Where(result => result is ArgumentResult or OptionResult)
            .Select(result => (Owner: Owner(result), result.Tokens))
            .Where(fault => fault.Owner is Option { Required: false } || fault.Tokens.Count > 0)
            .DistinctBy(fault => fault.Owner)
            .Select(fault =>
                fault.Tokens is [var token, ..]
                    ? new LocalizedText(
                        $"“{token.Value}”不能作为{fault.Owner.Name}：{fault.Owner.Description}。",
                        $"“{token.Value}” is no value for {fault.Owner.Name}: {fault.Owner.Description}."
                    )
                    : new LocalizedText(
                        $"{fault.Owner.Name} 后面缺少值：{fault.Owner.Description}。",
                        $"{fault.Owner.Name} needs a value: {fault.Owner.Description}."
                    )
            );

    /// <summary>Finds empty values. A script passes one when its variable is not set.</summary>
    private static IEnumerable<LocalizedText> Blanks(ParseResult parsed)
    {
        var blank = parsed.Tokens.ToList().FindIndex(token => string.IsNullOrWhiteSpace(token.Value));
        if (blank < 0)
            yield break;

        var after = blank == 0 ? "" : parsed.Tokens[blank - 1].Value;
        yield return new LocalizedText(
            $"{after} 后面的值是空的；请填写，或去掉该选项。",
            $"The value after {after} is empty; fill it in, or leave the option out."
        );
    }

    private static Symbol Owner(SymbolResult result) =>
        result switch
        {
            ArgumentResult { Parent: OptionResult option } => option.Option,
            ArgumentResult argument => argument.Argument,
            OptionResult option => option.Option,
            _ => throw new ArgumentOutOfRangeException(
                nameof(result),
                result.GetType().Name,
                "A value belongs to an argument or an option."
            ),
        };
}
