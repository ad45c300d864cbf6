using CultivatedLand.Application.Records;
using CultivatedLand.Application.Tasks;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Web.Infrastructure.Errors;

/// <summary>
/// Log of the records that are set aside and taken up again, each once. The host is woken, so that administrators are told.
/// </summary>
internal sealed partial class SetAsideLog(SetAsideStore setAside, IChangeSignal changeSignal, ILogger<SetAsideLog> logger)
{
    public void Begin()
    {
        setAside.Noted = record =>
        {
            LogSetAside(logger, record.Name.ToString(), record.Why);
            changeSignal.Raise(null);
        };
        setAside.TakenUp = record => LogTakenUp(logger, record.Name.ToString());
        foreach (var record in setAside.All)
            LogSetAside(logger, record.Name.ToString(), record.Why);
    }

    [LoggerMessage(
        EventName = "record.set-aside",
        Level = LogLevel.Error,
        Message = "record.set-aside: {Name} cannot be worked on and is set aside; everything else goes on. {Why}"
    )]
    private static partial void LogSetAside(ILogger logger, string name, string why);

    [LoggerMessage(
        EventName = "record.taken-up",
        Level = LogLevel.Warning,
        Message = "record.taken-up: {Name} can be worked on again and is taken up."
    )]
    private static partial void LogTakenUp(ILogger logger, string name);
}
