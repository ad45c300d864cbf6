using CultivatedLand.Domain;

namespace CultivatedLand.Local.Hosting;

/// <summary>Gathers the settings: what ships with the program, appsettings.json of the working folder and of the data folder, environment, command line; later ones win.</summary>
public static class SettingsFile
{
    public const string Name = "appsettings.json";
    public const string EnvironmentPrefix = "CULTIVATEDLAND_";

    /// <exception cref="SettingsException">A file or value cannot be read; the sentence says where.</exception>
    public static HostSettings Gather(IReadOnlyDictionary<string, string?> commandLine)
    {
        try
        {
            var first = Build(commandLine, dataFolder: null);
            var folder = first.GetValue<string>(nameof(HostSettings.Data)) ?? new HostSettings().Data;
            if (string.IsNullOrWhiteSpace(folder)) throw new SettingsException(new("数据目录为空；请用 --data 指明一个文件夹。", "The name of the data folder is empty; name a folder with --data."));
            return Build(commandLine, Path.GetFullPath(folder)).Get<HostSettings>(options => options.ErrorOnUnknownConfiguration = false) ?? new HostSettings();
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            var cause = (problem.InnerException ?? problem).Message;
            throw new SettingsException(new(
                $"设置无法读取：{problem.Message} {(cause == problem.Message ? "" : cause)} 请改正该文件（JSON）后再启动。",
                $"The settings cannot be read: {problem.Message} {(cause == problem.Message ? "" : cause)} Correct that file (JSON) and start again."), problem);
        }
    }

    private static IConfigurationRoot Build(IReadOnlyDictionary<string, string?> commandLine, string? dataFolder)
    {
        var builder = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, Name), optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, Name), optional: true);
        if (dataFolder is not null) builder.AddJsonFile(Path.Combine(dataFolder, Name), optional: true);
        return builder.AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine).Build();
    }
}

public sealed class SettingsException(Sentence sentence, Exception? inner = null) : Exception(sentence.English, inner)
{
    public Sentence Sentence { get; } = sentence;
}
