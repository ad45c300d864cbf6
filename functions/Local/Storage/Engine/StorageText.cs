using CultivatedLand.Domain;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultivatedLand.Local.Storage.Engine;

/// <summary>Texts for the operator when the data folder fails.</summary>
internal static class StorageText
{
    /// <summary>Returns the text for an error of the disk. Null for an error of this program.</summary>
    public static LocalizedText? For(SqliteException error, string file) =>
        error.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => DiskFull(file),
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN => NotWritable(file),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(file, error.Message),
            raw.SQLITE_IOERR => new(
                $"读写{file}时磁盘出错（{error.SqliteExtendedErrorCode}）。请检查磁盘后重新启动。",
                $"The disk failed while {file} was read or written ({error.SqliteExtendedErrorCode}). Check the disk and start again."
            ),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => new(
                $"{file}正被其他程序占用。请关闭该程序后重试。",
                $"Another program is holding {file}. Close it and try again."
            ),
            _ => null,
        };

    public static LocalizedText DiskFull(string file) =>
        new(
            $"磁盘已满，{file}未能写入。请腾出空间；未写入的内容没有记录。",
            $"The disk is full and {file} could not be written. Free some space; what could not be written was not recorded."
        );

    public static LocalizedText NotWritable(string path) =>
        new(
            $"无法写入{path}。请检查该文件夹的权限，或用 --data 指定其他文件夹。",
            $"{path} cannot be written. Check the permissions of the folder, or name another one with --data."
        );

    public static LocalizedText Damaged(string file, string finding) =>
        new(
            $"{file}已损坏（{finding}）。请勿继续使用；用 restore 从最近的备份恢复。",
            $"{file} is damaged ({finding}). Do not go on using it; restore the latest backup."
        );

    public static LocalizedText NotALedger(string file) =>
        new(
            $"{file}不是本软件的台账文件。请用 --data 指定其他文件夹。",
            $"{file} is not a ledger of this software. Name another folder with --data."
        );

    public static LocalizedText Newer(string file, int found, int known) =>
        new(
            $"{file}由更新版本的软件写成（结构版本{found}，本程序支持到{known}）。请安装新版本。",
            $"{file} was written by a newer version of this software (schema {found}; this program knows up to {known}). "
                + "Install the newer version."
        );

    public static LocalizedText Older(string file, int found, int known) =>
        new(
            $"{file}由旧版本的软件写成（结构版本{found}，本程序为{known}）。请先用本程序启动一次，完成升级。",
            $"{file} was written by an older version of this software (schema {found}; this program has {known}). "
                + "Start the host on it once to bring it forward."
        );

    public static LocalizedText Held(string folder, string holder) =>
        new(
            $"数据文件夹{folder}正在使用中：{holder}。一个数据文件夹只能由一个主机使用。",
            $"The data folder {folder} is in use: {holder}. Only one host can use a data folder."
        );

    public static LocalizedText Missing(string file) => new($"找不到{file}。", $"There is no {file}.");

    public static LocalizedText FolderInUse(string folder) =>
        new($"{folder}不是空文件夹。请恢复到一个新的文件夹。", $"{folder} is not empty. Restore into a new folder.");

    public static LocalizedText LedgerLost(string file, bool isThere, LocalizedText traces) =>
        new(
            $"这个数据文件夹用过（有{traces.Chinese}），但{file}{(isThere ? "是空的" : "不见了")}。没有启动，以免当作新主机从头开始。"
                + "请把台账放回原处，或用 restore 把备份恢复到新的文件夹；要从头开始，请用 --data 指定新的文件夹。",
            $"This data folder was used ({traces.English}), but {file} is {(isThere ? "empty" : "missing")}. "
                + "The host did not start, since it would begin anew. Put the ledger back, or restore a backup into a new folder; "
                + "to begin anew, name a new folder with --data."
        );

    public static LocalizedText LogOfAnother(string log, string file) =>
        new(
            $"{log}不属于{file}：台账文件是另一时刻的副本。没有启动，以免损坏台账。"
                + "请放回同一时刻的两个文件，或用 restore 恢复备份；要只用这个台账文件，请先移走该日志（其中的内容随之丢失）。",
            $"{log} does not belong to {file}: the ledger is a copy of another moment. The host did not start, since it would damage the "
                + "ledger. Put back both files of one moment, or restore a backup; to use this ledger alone, move the log away first "
                + "(what is in it is lost)."
        );

    public static LocalizedText ManifestDamaged(string file) =>
        new($"备份的清单{file}已损坏。请换用另一份备份。", $"The manifest of the backup, {file}, is damaged. Use another backup.");

    public static LocalizedText BackupFileMissing(string file) =>
        new($"备份中缺少{file}。没有恢复；请换用另一份备份。", $"The backup lacks {file}. Nothing was restored; use another backup.");

    public static LocalizedText BackupFileDamaged(string file) =>
        new(
            $"备份中的{file}与清单中的校验值不符，已损坏。没有恢复；请换用另一份备份。",
            $"{file} in the backup does not match its hash in the manifest: it is damaged. Nothing was restored; use another backup."
        );

    public static LocalizedText ArchiveDamaged(string file) =>
        new(
            $"归档文件{file}的内容与其校验值不符，已损坏。请从备份中恢复该文件。",
            $"The archived file {file} does not match its hash: it is damaged. Restore that file from a backup."
        );
}
