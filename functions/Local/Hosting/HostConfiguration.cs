using System.Text.RegularExpressions;
using CultivatedLand.Domain;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Reader of the settings.
/// Later sources win: appsettings.json that ships with the program, that of the working folder, that of the data folder,
/// environment variables, command line.
/// </summary>
public static partial class HostConfiguration
{
    public const string Name = "appsettings.json";
    public const string EnvironmentPrefix = "CULTIVATEDLAND_";

    /// <exception cref="SettingsException">A file or value cannot be read; the sentence names the place.</exception>
    public static HostSettings Gather(IReadOnlyDictionary<string, string?> commandLine)
    {
        try
        {
            var first = Build(commandLine, dataFolder: null);
            var folder = first[nameof(HostSettings.Data)] ?? new HostSettings().Data;
            if (string.IsNullOrWhiteSpace(folder))
                throw new SettingsException(
                    new("data 是空的；请填写数据目录，或去掉这一项。", "data is empty; name the data folder, or leave the setting out.")
                );
            return Build(commandLine, Path.GetFullPath(folder)).Get<HostSettings>(options => options.ErrorOnUnknownConfiguration = false)
                ?? new HostSettings();
        }
        catch (InvalidOperationException problem) when (UnfitValue().Match(problem.Message) is { Success: true, Groups: var found })
        {
            var (value, key) = (found["value"].Value, found["key"].Value);
            throw new SettingsException(
                new(
                    $"设置 {key} 为“{value}”，不是可用的值；请在命令行、环境变量（{EnvironmentPrefix}…）或 {Name} 中改正。",
                    $"The setting {key} is “{value}”, which is no usable value; "
                        + $"correct it on the command line, in the environment ({EnvironmentPrefix}…) or in {Name}."
                ),
                problem
            );
        }
        catch (Exception problem)
            when (problem
                    is InvalidDataException
                        or InvalidOperationException
                        or FormatException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            var cause = problem.GetBaseException().Message;
            var found = cause == problem.Message ? cause : $"{problem.Message} {cause}";
            throw new SettingsException(
                new(
                    $"设置无法读取：{found} 请改正该文件（JSON）后再启动。",
                    $"The settings cannot be read: {found} Correct that file (JSON) and start again."
                ),
                problem
            );
        }
    }

    private static IConfigurationRoot Build(IReadOnlyDictionary<string, string?> commandLine, string? dataFolder)
    {
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, Name), optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, Name), optional: true);
        if (dataFolder is not null)
            builder.AddJsonFile(Path.Combine(dataFolder, Name), optional: true);
        return builder.AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
    }

    /// <summary>Matches the binder's message: Failed to convert configuration value 'abc' at 'Speed' to type 'System.Double'.</summary>
    [GeneratedRegex("value '(?<value>.*)' at '(?<key>[^']+)' to type", RegexOptions.CultureInvariant)]
    private static partial Regex UnfitValue();
}

/// <summary>Exception for settings that cannot be read. <see cref="Sentence"/> tells the operator what to correct.</summary>
public sealed class SettingsException(LocalizedText text, Exception? inner = null) : Exception(text.English, inner)
{
    public LocalizedText Sentence { get; } = text;
}
